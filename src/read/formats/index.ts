import type { LogFormat } from '../format';
import { eventXml } from './xml';

/** In the order in which they are tried. */
export const formats: readonly LogFormat[] = [eventXml];
