import type { LogFormat } from '../../format';
import { headText } from '../../head-text';
import { readObjects } from '../json/read-objects';
import { parseObject } from './object';
import { ClixmlSplitter } from './object-splitter';

const START = /^(?:#< CLIXML)?\s*(?:<\?xml[^<>]{0,200}\?>\s*)?<Objs[\s>/]/;
const EMPTY = /<Objs(?:\s[^<>]{0,200})?(?:\/>|>\s*<\/Objs>)/;

/** `Get-WinEvent | Export-Clixml`: events as serialised objects of PowerShell. */
export const clixmlLog: LogFormat = {
  name: 'clixml',
  sniff: (head) => START.test(headText(head)),
  read: (input, options) =>
    readObjects(input, options, {
      form: 'clixml',
      parse: parseObject,
      splitter: (buffer, sink) => new ClixmlSplitter(buffer, sink),
      empty: EMPTY.test(headText(input.head)),
      skip: 0,
    }),
};
