export { allEvents } from './context';
export { codeCounts, unknownCodesOf } from './codes';
export { diagnose } from './diagnose';
export { namesOf } from './names';
