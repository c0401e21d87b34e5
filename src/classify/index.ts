export { classify } from './classify';
export { EventPool } from './event-pool';
export { providerOf } from './provider';
