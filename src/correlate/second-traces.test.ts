import type { Catalog } from '../model/catalog';
import type { CorrelatedFlow } from '../model/flow';
import { correlated, prs, sync, testCatalog, text, trace } from '../testing/log-builder';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

const engineLinks = ({ members }: CorrelatedFlow): string[] =>
  members.filter(({ event }) => event.key === 'ADSync/6329').map(({ link }) => link);

describe('more than one engine trace of a failure', () => {
  const attempt = (id: number, user: string, from: number, to: number, hr: string) => [
    prs(31001, from, text.start(id, user)),
    prs(33001, to, text.failure(id, user, hr)),
  ];
  const named = trace.line(
    'Failed to acquire user information: CONTOSO\\MSOL_1. Error Code: ERROR_ACCESS_DENIED',
    '80004005',
  );

  test('a second trace that lies within one attempt alone belongs to it too', () => {
    const [start, end] = attempt(1, 'anna', 0, 5, '80230626') as [never, never];
    const { flows, rest } = correlated(
      [start, sync(6329, 2, named), sync(6329, 3, trace.code('80230626')), end],
      catalog,
    );
    expect(engineLinks(flows[0]!).sort()).toEqual(['hresult', 'only-candidate']);
    expect(rest).toEqual([]);
  });

  test('near miss: a second trace within two attempts, or after the only one, stays on its own', () => {
    const [startA, endA] = attempt(1, 'anna', 0, 9, '80230626') as [never, never];
    const [startB, endB] = attempt(2, 'bo', 1, 8, '80230626') as [never, never];
    const codes = [sync(6329, 2, trace.code('80230626')), sync(6329, 3, trace.code('80230626'))];
    const both = correlated([startA, startB, ...codes, sync(6329, 4, named), endB, endA], catalog);
    expect(both.rest.map(({ time }) => time)).toEqual(['2026-01-30T10:00:04.000Z']);
    const after = correlated([startA, codes[0]!, endA, sync(6329, 11, named)], catalog);
    expect(after.rest).toHaveLength(1);
  });
});
