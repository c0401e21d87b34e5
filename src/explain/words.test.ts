import type { Catalog, CauseEntry, EventEntry, HresultEntry, Labels } from '../model/catalog';
import { compileCatalog } from '../catalog/compile';
import { answer, ownCatalog, plainly } from './answers.test-data';
import { knownEntries } from './entries';
import { listEntries } from './index';

const AREAS = [
  'writeback',
  'onboarding',
  'offboarding',
  'service',
  'relay',
  'engine',
  'run-profile',
  'password-hash-sync',
  'cloud',
] as const satisfies readonly EventEntry['area'][];
const PHASES = [
  'start',
  'success',
  'failure',
  'step',
  'stop',
  'heartbeat',
  'retry',
  'info',
] as const satisfies readonly EventEntry['phase'][];
const LEVELS = ['error', 'warning', 'information', null] as const satisfies readonly EventEntry['level'][];
const KINDS = ['decisive', 'generic', 'noise', 'sync'] as const satisfies readonly HresultEntry['kind'][];
const STATUSES = ['observed', 'documented', 'inferred'] as const satisfies readonly EventEntry['status'][];

const HITS = ['user', 'everyone', 'service'] as const satisfies readonly CauseEntry['hits'][];

/** The catalog, and entries that together have every value that has a word of its own. */
function everything(catalog: Catalog): Catalog {
  const event = catalog.eventByKey.get('PasswordResetService/33004')!;
  const cause = catalog.causeById.get('remote-sam-restricted')!;
  const [hresult] = catalog.hresults as [HresultEntry];
  const events = [...AREAS, ...PHASES].map((_, at): EventEntry => ({
    ...event,
    id: 90_000 + at,
    area: AREAS[at % AREAS.length]!,
    phase: PHASES[at % PHASES.length]!,
    level: LEVELS[at % LEVELS.length]!,
    status: STATUSES[at % STATUSES.length]!,
    specimens: event.specimens.slice(0, at),
  }));
  const evidence = { confidence: 'certain', role: 'decisive' } as const;
  const causes = [0, 1, 2].map((at): CauseEntry => ({
    ...cause,
    id: `cause-${at}`,
    affects: (['writeback', 'synchronisation', 'nothing'] as const)[at]!,
    hits: HITS[at]!,
    minCount: at + 1,
    yieldsTo: ['remote-sam-restricted'],
    evidence: [
      { ...evidence, when: { unblockUser: false, othersSucceed: true, operation: ['change', 'reset'] } },
      { ...evidence, when: { unblockUser: true, othersSucceed: false, rpcError: [5], errorCode: [5] } },
      { ...evidence, when: { text: [['a', 'b'], 'c', '/d/'], hresult: ['80230626'], key: ['ADSync/6329'] } },
    ],
  }));
  return compileCatalog({
    ...catalog,
    events: [...catalog.events, ...events, { ...event, provider: 'Other', id: 33004, specimens: [] }],
    causes: [...catalog.causes, ...causes],
    hresults: [...catalog.hresults, ...KINDS.map((kind, at) => ({ ...hresult, kind, hresult: `8abc000${at}` }))],
    operations: catalog.operations.map((operation, at) => ({
      ...operation,
      staleSeconds: at === 0 ? 1 : 300,
      fails: operation.starts,
      steps: operation.starts,
    })),
  });
}

const unknown = [
  'nonsense-of-tomorrow',
  'zzzzqqqq',
  '31025',
  '33015',
  '0x80070003',
  '0x8023ffff',
  '0xc0000001',
  'ADPermisionError',
];

function draw(catalog: Catalog, language: 'en' | 'sv'): string {
  const known = knownEntries(catalog).map(({ id }) => id);
  const asked = [...known, ...unknown, '33004', 'Failed to acquire user information: 0x6ba'];
  return [
    ...asked.flatMap((term) => [
      answer(term, catalog, { language }),
      answer(term, catalog, { language, full: true, specimens: true, format: 'markdown' }),
    ]),
    listEntries(catalog, {}, { ...plainly, language, width: 200 }).text,
    ...known.map((id) => listEntries(catalog, { text: id }, { ...plainly, language }).text),
    listEntries(catalog, { text: 'zeppelin' }, { ...plainly, language }).text,
  ].join('\n');
}

let catalog: Catalog;
beforeAll(async () => {
  catalog = everything(await ownCatalog());
});

test.each(['en', 'sv'] as const)('every word that answers need is in %s, and none that they do not', (language) => {
  const asked = new Set<string>();
  const absent = new Set<string>();
  const labels: Labels = new Proxy(catalog.labels[language], {
    getOwnPropertyDescriptor(target, key) {
      (Object.hasOwn(target, key) ? asked : absent).add(String(key));
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
  draw({ ...catalog, labels: { en: labels, sv: labels } }, language);
  expect([...absent]).toEqual([]);
  const own = Object.keys(catalog.labels[language]).filter((key) => /^(explain|codes)\./.test(key));
  expect(own.filter((key) => !asked.has(key))).toEqual([]);
});

test('both languages have the same keys of ours, with the same placeholders', () => {
  const shape = (labels: Labels): [string, string[]][] =>
    Object.entries(labels)
      .filter(([key]) => /^(explain|codes)\./.test(key))
      .map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).sort()]);
  expect(shape(catalog.labels.sv)).toEqual(shape(catalog.labels.en));
});
