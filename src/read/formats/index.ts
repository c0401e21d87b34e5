import type { LogFormat } from '../format';
import { blocks, formattedTables, incompleteLists } from './blocks';
import { clixmlLog } from './clixml';
import { evtx } from './evtx';
import { factsFile } from './facts';
import { jsonLog } from './json';
import { incompleteTables, tables } from './tables';
import { eventXml } from './xml';

/** In the order in which they are tried. */
export const formats: readonly LogFormat[] = [
  evtx,
  factsFile,
  clixmlLog,
  jsonLog,
  tables,
  blocks,
  incompleteTables,
  incompleteLists,
  formattedTables,
  eventXml,
];
