/** SHA-256 of the page's style sheet and script, as its policy names them; `hashes.test.ts` says the right ones. */
export const STYLE_HASH = 'sha256-FZ0L5HExjmUEwa14hFwVxIBt3OJVIMhS3q/EiGxZETU=';
export const SCRIPT_HASH = 'sha256-CU0YEHfl47wmMCmgxX/EAQuc9RbzeLlVusA13IfyCYk=';
