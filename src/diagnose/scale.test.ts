import type { Catalog } from '../model/catalog';
import type { EventRecord } from '../model/record';
import { diagnosed, prs, testCatalog, text } from '../testing/log-builder';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

/** Time that grows with the square of this takes minutes, so the limits need not be tight. */
const MANY = 20_000;
const LIMIT_MS = 60_000;

const withoutId = (line: string): string => line.replace(/TrackingId: [^,]*, /, '');

/** Logs made to be slow: each is many of what every other one of them would have to be compared with. */
const SHAPES: [string, (n: number) => EventRecord[]][] = [
  [
    'attempts without an end, and a stop for each',
    (n) => [prs(31001, n, text.start(n, `u${n % 500}`)), prs(31016, n, text.service(MANY + n, 'x'))],
  ],
  ['heartbeats of a namespace each', (n) => [prs(31019, n * 20, text.service(n, `Namespace: relay${n}`))]],
  [
    'attempts whose ids are lost, in one moment',
    (n) => [prs(31001, n / 1000, withoutId(text.start(n, 'u'))), prs(31002, n / 1000, withoutId(text.success(n, 'u')))],
  ],
];

test.each(SHAPES)(
  '%s',
  (_, eventsOf) => {
    const records = Array.from({ length: MANY }, (_unused, n) => eventsOf(n)).flat();
    const { rules } = diagnosed(records, catalog, 600);
    expect(Object.values(rules)).not.toContain('failed');
  },
  LIMIT_MS,
);
