export { correlate } from './correlate';
export { type Selection, inWindow, narrow } from './narrow';
export { compareEvents } from './order';
export { split, splitExtents } from './split';
