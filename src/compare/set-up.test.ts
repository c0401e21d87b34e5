import type { Catalog } from '../model/catalog';
import type { EventRecord } from '../model/record';
import { testCatalog } from '../testing/log-builder';
import { alive, answerFor, comparedAt, end, HOUR, setUp } from './logs.test-data';

const FIX = 10 * HOUR;

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

test.each<[name: string, answer: string, expected: string, records: () => EventRecord[]]>([
  [
    'the set-up was refused, and the listener beats since',
    'fixed',
    'vanished fixed sign-of-life',
    () => [setUp(31004, 0), setUp(32009, 1), setUp(31004, FIX), setUp(31005, FIX + 1), alive(FIX + 60)],
  ],
  [
    'the set-up was refused, and nobody tried again',
    'cannot-tell',
    'vanished cannot-tell no-sign-of-life',
    () => [setUp(31004, 0), setUp(32009, 1), end(FIX + HOUR)],
  ],
])('%s', async (_, answer, expected, records) => {
  const comparison = await comparedAt(FIX - 1, records(), catalog);
  expect([comparison.answer, answerFor(comparison, 'setup-account-rejected')]).toEqual([answer, expected]);
});
