export { classify, providerOf } from './classify';
