/** Forms of events that are objects, and of XML that Windows did not write. */
export const objectFormats = [
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
