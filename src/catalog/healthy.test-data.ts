import type { CatalogFile } from './check';
import { quietSettings } from '../testing/quiet-settings';

export const words = { en: 'words', sv: 'ord' };
export const source = { title: 'A page', url: 'https://example.org/page', date: '2024-05' };
export const key = (id: number): string => `PasswordResetService/${id}`;
export const event = (id: number) => ({
  provider: 'PasswordResetService',
  id,
  name: null,
  area: 'writeback',
  phase: 'start',
  level: null,
  severity: 'info',
  status: 'inferred',
  title: words,
  meaning: words,
});
const operation = (id: string) => ({
  id,
  title: words,
  starts: [key(1)],
  succeeds: [key(2)],
  fails: [],
  staleSeconds: 300,
});

export type RawCatalog = Record<string, Record<string, unknown>>;

/** The smallest catalog without a mistake, by path; tests spoil one thing in it. */
export const healthy = (): RawCatalog => ({
  'catalog.yaml': {
    version: '2024.5.1',
    date: '2024-05-01',
    oldestSupportedBuild: { build: '2.4.18.0', since: '2024-05-01' },
    failsAny: [key(3)],
    failsWithTrackingId: [],
    trackedProviders: ['PasswordResetService'],
    failureRanges: [{ provider: 'PasswordResetService', from: 3, to: 5 }],
    enginePrefix: '8023',
    engineTrace: [key(3)],
    ...quietSettings(),
  },
  'events/PasswordResetService/1.yaml': event(1),
  'events/PasswordResetService/2.yaml': event(2),
  'events/PasswordResetService/3.yaml': event(3),
  'hresults/80230626.yaml': {
    hresult: '80230626',
    text: 'E_DENIED',
    kind: 'decisive',
    status: 'inferred',
    title: words,
    meaning: words,
  },
  'causes/broken.yaml': {
    id: 'broken',
    title: words,
    explanation: words,
    fault: 'user',
    severity: 'error',
    evidence: [{ when: { key: [key(3)], hresult: ['80230626'] }, confidence: 'certain' }],
    remediations: ['mend'],
    status: 'inferred',
  },
  'remediations/mend.yaml': {
    id: 'mend',
    title: words,
    risk: 'low',
    who: words,
    steps: [{ text: words }],
    verify: words,
    sources: [source],
  },
  'symptoms/shown.yaml': {
    id: 'shown',
    title: words,
    aliases: ['SHOWN_1'],
    seenBy: 'user',
    meaning: words,
    causes: ['broken'],
    lookFor: [{ text: words, keys: [key(3)] }],
    remediations: ['mend'],
    status: 'documented',
    sources: [source],
  },
  'guides/start.yaml': {
    id: 'start',
    title: words,
    intro: words,
    steps: [
      {
        id: 'first',
        title: words,
        do: [{ text: words }],
        expect: { text: words, keys: [key(1)] },
        question: words,
        yes: 'over',
        no: 'second',
        remediations: ['mend'],
      },
      { id: 'second', title: words, do: [{ text: words }], question: words, yes: 'over', no: 'over' },
    ],
    endings: [{ id: 'over', solved: true, title: words, text: words, symptoms: ['shown'] }],
    sources: [source],
  },
  'seed-map.yaml': {
    documents: [{ seed: 'page.txt', title: 'A page', date: '2024-05-01' }],
    entries: [
      {
        seed: 'page.txt',
        section: 'Codes',
        row: '3',
        anchor: 'codes/3',
        carriedBy: [`events/${key(3)}`, 'symptoms/shown'],
      },
      { seed: 'page.txt', section: 'Links', anchor: 'links', carriedBy: [], because: 'Only links.' },
    ],
  },
  'operations/reset.yaml': operation('reset'),
  'operations/change.yaml': operation('change'),
  'operations/admin-reset.yaml': operation('admin-reset'),
  'operations/onboarding.yaml': operation('onboarding'),
  'operations/offboarding.yaml': operation('offboarding'),
  'words/en.yaml': { 'title.report': '{count} events' },
  'words/sv.yaml': { 'title.report': '{count} händelser' },
});

export const asFiles = (catalog: RawCatalog): CatalogFile[] =>
  Object.entries(catalog).map(([path, value]) => ({ path, value }));
