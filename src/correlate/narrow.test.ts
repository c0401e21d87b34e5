import type { Catalog } from '../model/catalog';
import { correlated, prs, testCatalog, text } from '../testing/log-builder';
import { narrow } from './narrow';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

const log = () => [
  prs(31001, 0, text.start(1, 'anna')),
  prs(31002, 10, text.success(1, 'anna')),
  prs(31019, 20, text.service(9, 'x')),
  prs(31001, 30, text.start(2, 'bo')),
  prs(31002, 31, text.success(2, 'bo')),
];

describe('narrow', () => {
  test('a window that cuts a flow keeps it whole', () => {
    const { flows, rest } = narrow(correlated(log(), catalog), {
      from: '2026-01-30T10:00:05Z',
      to: '2026-01-30T10:00:15Z',
    });
    expect(flows).toMatchObject([{ id: 'flow-1', outcome: 'succeeded', members: { length: 2 } }]);
    expect(rest).toEqual([]);
  });

  test.each([
    ['user', { user: 'BO@contoso.com' }],
    ['tracking id', { trackingId: '00000000-0000-4000-8000-000000000002' }],
  ])('a %s leaves the service in place', (_, selection) => {
    const { flows, rest } = narrow(correlated(log(), catalog), selection);
    expect(flows.map(({ id }) => id)).toEqual(['flow-2']);
    expect(rest).toHaveLength(1);
  });
});
