import { ownCatalog } from '../explain/answers.test-data';
import type { Catalog, Labels } from '../model/catalog';
import { eventText, eventTexts } from '../read/testing/event-text';
import { memorySource } from '../read/testing/read-all';
import { inspect, inspectionForTerminal } from './index';
import { ADVICE, EVIDENCE, type Inspection, type SourceInspection } from './inspection';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await ownCatalog();
});

const look = async (content: string | Uint8Array, name = 'a.xml'): Promise<SourceInspection> =>
  (await inspect([memorySource(content, Infinity, name)], catalog)).sources[0]!;
const draw = (inspection: Inspection, language: 'en' | 'sv' = 'en', from = catalog): string =>
  inspectionForTerminal(inspection, from, { color: false, width: 100, language, timeZone: 'UTC' });

const event = (provider: string, eventId: number, id: number, message?: string): string =>
  eventText({ provider: `Name='${provider}'`, eventId: String(eventId), id, ...(message ? { message } : {}) });
/** All that an analysis lives on, in a log that goes on. */
const whole = [
  event('PasswordResetService', 31001, 1, 'A message'),
  event('ADSync', 6329, 2),
  event('PasswordResetService', 31034, 3),
  event('Directory Synchronization', 654, 4),
  event('Other', 1, 5),
].join('');

test('counts what is there, of all providers, and marks ours', async () => {
  const found = await look(whole);
  expect(found.evidence).toEqual({ attempts: 1, 'engine-traces': 1, service: 1, heartbeat: 1, 'rendered-texts': 1 });
  expect(found.providers).toEqual([
    { name: 'PasswordResetService', events: 2, ours: true },
    { name: 'ADSync', events: 1, ours: true },
    { name: 'Directory Synchronization', events: 1, ours: true },
    { name: 'Other', events: 1, ours: false },
  ]);
  expect(found.logs).toMatchObject([{ computer: 'SRV01', channel: 'Application', events: 5 }]);
  expect([found.advice, found.gaps, found.filtered]).toEqual([['complete'], [], false]);
});

test.each<[string, string | Uint8Array, string[]]>([
  ['a log of another machine', eventTexts(3, { provider: "Name='Other'" }).join(''), ['no-own-events']],
  ['a log without attempts', whole.replace('31001', '31019'), ['no-attempts']],
  ['a log without the engine', whole.replace('ADSync', 'Other'), ['no-engine-traces']],
  ['only our providers', whole.slice(0, whole.indexOf(event('Other', 1, 5))), ['filtered']],
  ['a log picked by id', whole.replaceAll(/<EventRecordID>(\d)/g, '<EventRecordID>$1000'), ['filtered']],
  ['a cut log', whole.slice(0, -9), ['damaged']],
  ['attempts alone', event('PasswordResetService', 31001, 1), ['no-engine-traces', 'no-service', 'filtered']],
  ['an archive that is not opened', Buffer.from('7z\xbc\xaf\x27\x1c\0\x04', 'latin1'), ['no-log']],
  ['a text', 'Dear Anna', ['no-log']],
  [
    'a log with a gap',
    whole +
      eventTexts(20, { provider: "Name='Other'" })
        .join('')
        .replaceAll(/<EventRecordID>(\d+)/g, '<EventRecordID>10$1'),
    ['gaps'],
  ],
])('%s', async (_, content, advice) => {
  const { advice: given } = await look(content);
  expect(given).toEqual(expect.arrayContaining(advice));
  expect(given).not.toContain('complete');
});

test('what was found beside a log and is none is skipped, and nothing is advised', async () => {
  const found = await inspect([{ ...memorySource('Dear Anna', Infinity, 'c/read.txt'), within: 'c' }], catalog);
  expect(found.sources[0]).toMatchObject({ advice: ['skipped'], problems: [], notes: [{ kind: 'skipped' }] });
  expect(draw(found)).not.toContain('wevtutil');
});

test('a log of as many providers as events is counted without being kept', async () => {
  const many = Array.from({ length: 1500 }, (_, i) => event(`P${i}`, 1, i + 1)).join('');
  const found = await look(many);
  expect(found.providerCount).toBe(1001);
  expect(found.providers[0]).toEqual({ name: '…', events: 500, ours: false });
  expect(found.providers.length).toBeLessThanOrEqual(50);
});

test('the drawn form names the file as it is, and shows what is missing and how to export it', async () => {
  const found = await inspect([memorySource(event('PasswordResetService', 31001, 1), Infinity, 'Log.xml')], catalog);
  const text = draw(found);
  expect(text).toContain('Log.xml');
  expect(text).toMatch(/ADSync\/6329\) +none/);
  expect(text).toContain('wevtutil epl Application Application.evtx');
  expect(draw(await inspect([memorySource(whole)], catalog))).not.toContain('wevtutil');
});

test('nothing from a log or a name can steer the terminal', async () => {
  const hostile = event('Evil&#27;[31m', 1, 1).replace('SRV01', 'S&#x202e;V');
  const text = draw(await inspect([memorySource(hostile, Infinity, 'a\u001b[2J.xml')], catalog));

  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});

/** An inspection that needs every word there is. */
async function everything(): Promise<Inspection> {
  const [one] = (await inspect([memorySource(whole.slice(0, -9))], catalog)).sources;
  const rows = <T>(row: T): T[] => Array.from({ length: 30 }, () => row);
  const gap = { computer: 'c', channel: 'a', fromRecordId: '1', toRecordId: '2', fromTime: '', toTime: '' };
  return {
    schemaVersion: 1,
    catalogVersion: '1',
    problems: [],
    sources: [
      ...ADVICE.map((advice): SourceInspection => ({ ...one!, advice: [advice] })),
      {
        ...one!,
        gaps: rows(gap),
        gapCount: 30,
        lost: ['record-id'],
        notes: rows({ file: 'f', kind: 'skipped', detail: 'd' }),
      },
      { ...one!, format: 'unknown' },
      { ...one!, evidence: { ...one!.evidence, heartbeat: 0 }, providerCount: 99, logCount: 2 },
    ],
  };
}

test.each(['en', 'sv'] as const)('every word that is needed is in %s, and none that is not', async (language) => {
  const asked = new Set<string>();
  const absent = new Set<string>();
  const labels: Labels = new Proxy(catalog.labels[language], {
    getOwnPropertyDescriptor(target, key) {
      (Object.hasOwn(target, key) ? asked : absent).add(String(key));
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
  const text = draw(await everything(), language, { ...catalog, labels: { en: labels, sv: labels } });
  expect([...absent]).toEqual([]);
  const own = Object.keys(catalog.labels[language]).filter((key) => key.startsWith('inspect.'));
  expect(own.filter((key) => !asked.has(key))).toEqual([]);
  expect(text).not.toMatch(/\{\w+\}/);
  expect(EVIDENCE.length).toBeGreaterThan(0);
});
