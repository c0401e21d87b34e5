/** SHA-256 of the page's style sheet and script, as its policy names them; `hashes.test.ts` says the right ones. */
export const STYLE_HASH = 'sha256-utIdb5yHqkQ9xuTj9y6AbOjWCs12e/NnaeYy+BmXfYE=';
export const SCRIPT_HASH = 'sha256-nMvFx5GptkoVFGhMwYeRP4TTQi4pGDO77DLDpeHZSAs=';
