export { ReadAhead, type Thread } from './read-ahead';
export { serveReading } from './serve';
export type { Setup } from './messages';
