import type { Catalog } from '../model/catalog';
import { guid, prs, sync, testCatalog, text } from '../testing/log-builder';
import { classify } from './classify';
import { EventPool } from './event-pool';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

test('events that say the same share it, and are told apart by the rest', () => {
  const pool = new EventPool(catalog);
  const [first, second, other] = [
    prs(31002, 0, text.success(1, 'anna')),
    prs(31002, 9, text.success(2, 'anna')),
    prs(31002, 9, text.success(3, 'bo')),
  ].map((record) => classify(record, catalog, pool)!);
  expect(second!.fields).toBe(first!.fields);
  expect(other!.fields).toMatchObject({ upn: 'bo@contoso.com' });
  expect([first, second, other].map((event) => event!.trackingId)).toEqual([guid(1), guid(2), guid(3)]);
});

test.each([
  ['the same text', 'Call sync ldap_bind for DomainName=CONTOSO.COM, UserName=MSOL_73c8a9aa6173.', 2],
  ['a long text', `${'x'.repeat(400)} hr=80230619`, 2],
  ['more texts than are remembered', 'hr=80230619', 20_010],
])('%s is understood as without a pool', (_, said, times) => {
  const pool = new EventPool(catalog);
  for (let n = 0; n < times; n += 1) {
    const record = sync(405, n, times > 2 && n < times - 1 ? `hr=${(0x80231000 + n).toString(16)}` : said);
    if (times === 2 || n % 5000 === 0 || n === times - 1)
      expect(classify(record, catalog, pool)).toEqual(classify(record, catalog));
    else classify(record, catalog, pool);
  }
});
