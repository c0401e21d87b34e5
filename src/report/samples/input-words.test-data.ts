import type { EventProblem, FileProblem, InputNote, LostPart } from '../../model/record';
import { archiveProblems } from './archive-problems.test-data';

/** What readers say of their input and reports have words for; records, so that the compiler counts the kinds. */

export const problems: Record<EventProblem | FileProblem, true> = {
  'event-truncated': true,
  'event-too-large': true,
  'event-malformed': true,
  'event-irregular': true,
  'stretch-unreadable': true,
  'markup-unterminated': true,
  'log-header-damaged': true,
  'chunk-unreadable': true,
  'chunk-changed': true,
  'chunk-truncated': true,
  'records-lost': true,
  'no-such-path': true,
  'not-readable': true,
  'no-match': true,
  'empty-folder': true,
  'empty-file': true,
  evtx: true,
  ...archiveProblems,
  'old-evt': true,
  binary: true,
  'columns-missing': true,
  'format-table': true,
  'not-event-xml': true,
  'facts-malformed': true,
  'read-interrupted': true,
};
export const notes: Record<InputNote['kind'], true> = {
  'encoding-fallback': true,
  'declared-encoding-wrong': true,
  'encoding-changed': true,
  'characters-replaced': true,
  'records-recovered': true,
  'time-zone-assumed': true,
  'date-order-assumed': true,
  'computer-assumed': true,
  'form-lost': true,
  skipped: true,
};
export const lost: Record<LostPart, true> = {
  'record-id': true,
  computer: true,
  channel: true,
  level: true,
  fraction: true,
  'data-boundaries': true,
  characters: true,
};
/** Details of notes that have words too. */
export const detailWords: Partial<Record<InputNote['kind'], string[]>> = {
  'form-lost': Object.keys(lost),
  'date-order-assumed': ['day-first', 'month-first'],
};
export const fileFormats = [
  'evtx',
  'event-viewer-csv',
  'event-viewer-text',
  'powershell-csv',
  'evtxecmd-csv',
  'azure-csv',
  'wevtutil-text',
  'powershell-list',
  'psloglist',
  'psloglist-csv',
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
  'facts',
];
