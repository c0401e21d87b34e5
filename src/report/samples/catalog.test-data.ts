import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Catalog, CauseEntry, EventEntry, HresultEntry, Labels, Language, Words } from '../../model/catalog';
import { quietSettings } from '../../testing/quiet-settings';

/** A small literal catalog with the product's own words. */

const labelsOf = (language: Language): Labels =>
  parse(readFileSync(join(__dirname, '../../../catalog/words', `${language}.yaml`), 'utf8')) as Labels;
const words = (en: string, sv = `${en} (sv)`): Words => ({ en, sv });
export const source = {
  title: 'Troubleshoot writeback',
  url: 'https://learn.example.com/writeback?view=1',
  date: '2026-05',
};

const event = (
  provider: string,
  id: number,
  title: string,
  status: EventEntry['status'] = 'documented',
): EventEntry => ({
  provider,
  id,
  name: null,
  aliases: [],
  area: 'writeback',
  phase: 'failure',
  level: null,
  severity: 'error',
  status,
  title: words(title),
  meaning: words('Meaning.'),
  specimens: [],
  sources: [source],
});

const cause = (id: string, title: string, status: CauseEntry['status'] = 'documented'): CauseEntry => ({
  id,
  title: words(title),
  explanation: words(
    'The account that the connector signs in with may not reset passwords of this user. The domain controller refuses the write, whatever password is chosen.',
  ),
  fault: 'configuration',
  severity: 'error',
  affects: 'writeback',
  hits: 'everyone',
  oneOperation: false,
  facts: [],
  wants: [],
  evidence: [],
  yieldsTo: [],
  minCount: 1,
  supports: [words('Only users of one organisational unit fail.')],
  against: [words('Other users of the same unit succeed.')],
  decides: [words('Compare the effective permissions of a user that works with one that does not.')],
  lookAlikes: [words('A group policy that restricts remote SAM calls gives the same code.')],
  remediations: ['grant-permissions'],
  status,
  sources: [source],
});

const events = [
  event('PasswordResetService', 31001, 'A password reset begins'),
  event('PasswordResetService', 31002, 'A password reset succeeded'),
  event('PasswordResetService', 33004, 'The connector account was refused'),
  event('ADSync', 6329, 'The sync engine failed to write a password', 'inferred'),
];
const causes = [
  cause('connector-account-permission-missing', 'The connector account lacks permission on the user'),
  cause('inheritance-disabled', 'Permission inheritance is switched off on the user', 'inferred'),
];
const hresults: HresultEntry[] = [
  {
    hresult: '80230626',
    text: 'denied',
    kind: 'decisive',
    status: 'observed',
    title: words('access denied to the connector account'),
    meaning: words('Meaning.'),
    sources: [],
  },
];

export const catalog: Catalog = {
  settings: {
    version: '2026.11.1',
    date: '2026-11-20',
    oldestSupportedBuild: { build: '2.5.79.0', since: '2026-09-30' },
    failsAny: ['PasswordResetService/33004'],
    failsWithTrackingId: [],
    trackedProviders: [],
    failureRanges: [],
    enginePrefix: '8023',
    engineTrace: ['ADSync/6329'],
    ...quietSettings(),
    ruleRemediations: {},
  },
  events,
  hresults,
  causes,
  operations: [],
  remediations: [],
  checks: [],
  symptoms: [],
  guides: [],
  labels: { en: labelsOf('en'), sv: labelsOf('sv') },
  eventByKey: new Map(events.map((entry) => [`${entry.provider}/${entry.id}` as const, entry])),
  providers: new Map(),
  hresultByCode: new Map(hresults.map((entry) => [entry.hresult, entry])),
  causeById: new Map(causes.map((entry) => [entry.id, entry])),
  remediationById: new Map(),
  symptomById: new Map(),
  guideById: new Map(),
};
