export { commandLines } from './command-lines';
export { exportSteps } from './exports';
export { gatherFacts, runExports } from './gather';
export { LOG, logQuery } from './log-queries';
export { complaint, PROGRAMS, textOf, type Answer, type Call, type RunProgram } from './programs';
export { computerName, fullName, questions } from './questions';
