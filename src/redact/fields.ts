import type { Form } from './names';

/**
 * What each string of the report holds. `fixed`: times, numbers, versions and words of the program, which stay as they are.
 * `ours`: ids and texts of the catalog, which stay unless an organisation's own catalog brought them. `files`: names of
 * files, with commas between them. `text`: anything.
 */
export type Policy = Form | 'fixed' | 'ours' | 'files' | 'text';

const ref = (path: string): Record<string, Policy> => ({
  [`${path}.file`]: 'file',
  [`${path}.recordId`]: 'fixed',
  [`${path}.computer`]: 'host',
  [`${path}.channel`]: 'text',
});
const evidence = (path: string): Record<string, Policy> => ({
  ...ref(path),
  [`${path}.time`]: 'fixed',
  [`${path}.key`]: 'ours',
});
const user = (path: string): Record<string, Policy> => ({
  [`${path}.upn`]: 'user',
  [`${path}.adminUpn`]: 'user',
  [`${path}.cloudAnchor`]: 'cloud-anchor',
  [`${path}.sourceAnchor`]: 'anchor',
});
const jump = (path: string): Record<string, Policy> => ({
  [`${path}.fromRecordId`]: 'fixed',
  [`${path}.toRecordId`]: 'fixed',
  [`${path}.fromTime`]: 'fixed',
  [`${path}.toTime`]: 'fixed',
});
const causes = (path: string): Record<string, Policy> => ({
  [`${path}[].id`]: 'ours',
  [`${path}[].confidence`]: 'fixed',
});
const all = (policy: Policy, paths: readonly string[]): Record<string, Policy> =>
  Object.fromEntries(paths.map((path) => [path, policy]));

/** By path (see mapStrings). A field that is not here is taken for a text, and a test tells that it is missing. */
export const POLICIES: Readonly<Record<string, Policy>> = {
  ...all('fixed', ['tool.name', 'tool.version', 'generatedAt']),
  // Names the catalogs that an organisation has laid over ours.
  'tool.catalogVersion': 'ours',
  ...all('fixed', ['options.timeZone', 'options.language', 'options.from', 'options.to']),
  'options.user': 'user',
  'options.trackingId': 'tracking-id',
  ...all('fixed', ['redaction.trackingIds', 'redaction.counts{}']),

  'coverage.files[].name': 'file',
  ...all('fixed', ['coverage.files[].format', 'coverage.files[].encoding']),
  ...all('fixed', ['coverage.files[].firstEvent', 'coverage.files[].lastEvent']),
  'coverage.problems[].file': 'file',
  'coverage.problems[].reason': 'ours',
  'coverage.problems[].detail': 'text',
  'coverage.gaps[].computer': 'host',
  'coverage.gaps[].channel': 'text',
  ...all('fixed', ['coverage.gaps[].fromRecordId', 'coverage.gaps[].toRecordId']),
  ...all('fixed', ['coverage.gaps[].fromTime', 'coverage.gaps[].toTime']),
  'coverage.logs[].computer': 'host',
  'coverage.logs[].channel': 'text',
  ...all('fixed', ['coverage.logs[].firstEvent', 'coverage.logs[].lastEvent']),
  ...all('fixed', ['coverage.logs[].fromRecordId', 'coverage.logs[].toRecordId']),
  ...jump('coverage.logs[].restarts[]'),
  ...jump('coverage.logs[].clockSteps[]'),
  'coverage.missing[]': 'ours',
  'coverage.notes[].file': 'file',
  'coverage.notes[].kind': 'ours',
  'coverage.notes[].detail': 'text',

  'names.connectorAccounts[]': 'user',
  'names.relays[]': 'namespace',

  'unlisted[].computer': 'host',
  ...all('fixed', ['unlisted[].operation', 'unlisted[].hour']),

  'servers[].computer': 'host',
  ...all('fixed', ['servers[].connectBuild', 'servers[].writebackVersion']),
  ...all('fixed', ['servers[].firstEvent', 'servers[].lastEvent']),

  ...all('fixed', ['servers[].role', 'servers[].verdict.status', 'servers[].heartbeats.from']),
  'servers[].verdict.reasons[]': 'ours',

  'verdict.status': 'fixed',
  'verdict.reasons[]': 'ours',

  'statistics[].operation': 'fixed',
  ...all('fixed', ['remarks[].id', 'remarks[].time', 'remarks[].values{}']),
  'remarks[].servers[]': 'host',
  'remarks[].values{}.': 'text',

  ...all('fixed', ['flows[].id', 'flows[].operation', 'flows[].outcome', 'flows[].startedAt', 'flows[].endedAt']),
  'flows[].trackingId': 'tracking-id',
  'flows[].computer': 'host',
  ...user('flows[].user'),
  'flows[].failure.key': 'ours',
  'flows[].failure.hresult': 'fixed',
  ...causes('flows[].failure.causes'),
  ...ref('flows[].events[].ref'),
  'flows[].events[].key': 'ours',
  ...all('fixed', ['flows[].events[].time', 'flows[].events[].link', 'flows[].episode']),

  ...all('fixed', ['episodes[].id', 'episodes[].flows[]', 'episodes[].outcome']),
  ...user('episodes[].user'),

  ...all('fixed', ['incidents[].id', 'incidents[].kind', 'incidents[].from', 'incidents[].to']),
  'incidents[].computer': 'host',
  'incidents[].subject': 'subject',
  ...evidence('incidents[].evidence[]'),
  'incidents[].flowsAffected[]': 'fixed',
  ...causes('incidents[].causes'),

  ...all('fixed', ['findings[].id', 'findings[].severity', 'findings[].fault', 'findings[].confidence']),
  ...all('ours', ['findings[].cause', 'findings[].rule', 'findings[].remediations[]']),
  'findings[].scope.domains[]': 'domain',
  'findings[].scope.servers[]': 'host',
  ...all('fixed', ['findings[].scope.pattern', 'findings[].scope.operations[]', 'findings[].scope.limitedTo[]']),
  'findings[].scope.connectorAccounts[]': 'user',
  ...all('fixed', ['findings[].lastSuccess', 'findings[].reasons[].id', 'findings[].reasons[].speaks']),
  'findings[].reasons[].values{}': 'fixed',
  'findings[].reasons[].values{}.': 'text',
  ...all('fixed', ['findings[].changesBefore[].kind', 'findings[].changesBefore[].time']),
  // Builds of the product, or record ids.
  'findings[].changesBefore[].detail': 'fixed',
  'findings[].changesBefore[].computer': 'host',
  ...ref('findings[].changesBefore[].ref'),
  ...all('fixed', ['findings[].firstSeen', 'findings[].lastSeen', 'findings[].flows[]', 'findings[].incidents[]']),
  ...evidence('findings[].evidence[]'),
  ...causes('findings[].competing'),

  'rules{}': 'ours',
  'rules{}.': 'fixed',
  'codes[].key': 'ours',
  ...all('fixed', ['codes[].firstSeen', 'codes[].lastSeen']),
  ...ref('texts[].ref'),
  'texts[].text': 'text',
  'unknownCodes[].key': 'ours',
  ...all('fixed', ['unknownCodes[].firstSeen', 'unknownCodes[].lastSeen']),
  ...ref('unknownCodes[].sample'),

  ...all('ours', ['remediations[].id', 'remediations[].title', 'remediations[].risk', 'remediations[].who']),
  ...all('ours', ['remediations[].steps[].text', 'remediations[].steps[].command', 'remediations[].steps[].ui']),
  ...all('ours', ['remediations[].verify', 'remediations[].warnings[]', 'remediations[].disputes[]']),
  ...all('ours', ['remediations[].sources[].title', 'remediations[].sources[].url', 'remediations[].sources[].date']),

  'facts[].file': 'file',
  'facts[].computer': 'host',
  ...all('fixed', ['facts[].collectedAt', 'facts[].since', 'facts[].exports[].form']),
  ...all('fixed', ['facts[].facts[].unknown.reason', 'facts[].exports[].unknown.reason']),
  'facts[].exports[].file': 'file',
  ...all('text', ['facts[].collector', 'facts[].exports[].log']),
  'facts[].facts[].id': 'ours',
  ...all('text', ['facts[].facts[].value', 'facts[].facts[].unknown.detail', 'facts[].exports[].unknown.detail']),
};

/** Places of which a field beside them says what they hold, where that is no text. */
const TOLD: Readonly<Record<string, { field: string; policies: Readonly<Record<string, Policy>> }>> = {
  'coverage.problems[].detail': { field: 'reason', policies: { 'archive-empty': 'files', 'empty-folder': 'files' } },
  'coverage.notes[].detail': { field: 'kind', policies: { skipped: 'files', 'computer-assumed': 'host' } },
};

/** @param within the object that has the field */
export function policyOf(path: string, within: Readonly<Record<string, unknown>> | null): Policy {
  const told = TOLD[path];
  const said = told && within?.[told.field];
  return (typeof said === 'string' ? told?.policies[said] : undefined) ?? POLICIES[path] ?? 'text';
}

/** Objects whose keys are data. */
export const KEYED = ['rules', 'redaction.counts', 'remarks[].values', 'findings[].reasons[].values'];
