import type { LogFormat } from '../format';
import { clixmlLog } from './clixml';
import { jsonLog } from './json';
import { eventXml } from './xml';

/** In the order in which they are tried. */
export const formats: readonly LogFormat[] = [clixmlLog, jsonLog, eventXml];
