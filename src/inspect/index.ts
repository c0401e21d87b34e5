export { inspectionForTerminal } from './draw-terminal';
export { inspect } from './inspect';
export type { Inspection } from './inspection';
