import type { LostPart } from '../../model/record';

/** What readers say of their input and reports have words for; a record, so that the compiler counts the kinds. */

export const lost: Record<LostPart, true> = {
  'record-id': true,
  computer: true,
  channel: true,
  level: true,
  fraction: true,
  'data-boundaries': true,
  characters: true,
};
export const fileFormats = [
  'clixml',
  'powershell-json',
  'evtx_dump-json',
  'evtxecmd-json',
  'nxlog',
  'winlogbeat',
  'azure-monitor',
  'json',
  'evtx_dump-xml',
  'evtxecmd-xml',
  'evtxexport-xml',
  'python-evtx',
];
