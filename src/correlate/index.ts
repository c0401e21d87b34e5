export { correlate } from './correlate';
export { KeptEvents } from './kept-events';
export { type Selection, inWindow, narrow } from './narrow';
export { compareEvents } from './order';
export { split, splitExtents } from './split';
