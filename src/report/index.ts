import { html } from './html';
import { json } from './json';
import { markdown } from './markdown';
import type { Format, Reporter } from './reporter';
import { terminal } from './terminal';

export { jsonPieces } from './json';
export { noteMessage } from './note-message';
export { problemMessage } from './problem-message';
export type { Format, Reporter, ReportOptions } from './reporter';
export { say } from './say';

/** Every form of the report. */
export const reporters: Record<Format, Reporter> = { terminal, markdown, html, json };
