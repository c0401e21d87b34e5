/** The job is done. */
export const DONE = 0;
/** Done, and there are findings at or above `--fail-on`. */
export const FINDINGS = 1;
/** Done, and the catalog does not have something that was asked for. */
export const NOT_FOUND = 1;
/** Usage, no readable input, nothing written. */
export const NOT_DONE = 2;

export type ExitStatus = typeof DONE | typeof FINDINGS | typeof NOT_FOUND | typeof NOT_DONE;
