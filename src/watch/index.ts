export { NOTHING_YET, observe, openIncidents, timeOf, type Change, type Watched } from './observe';
export { WholeEvents } from './whole-events';
export { createTeller } from './words';
