export { correlate } from './correlate';
export { inWindow, narrow } from './narrow';
export { compareEvents } from './order';
