export { classify, providerOf } from './classify';
export { EventPool } from './event-pool';
