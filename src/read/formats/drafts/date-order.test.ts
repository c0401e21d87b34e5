import { DateOrders } from './date-order';
import { parseStamp } from './stamp';

function ordersOf(...texts: string[]): DateOrders {
  const orders = new DateOrders();
  for (const text of texts) orders.see(parseStamp(text)!);
  return orders;
}

test.each([
  ['a number above 12 in the first place', ['30/1/2026 9:00:00 AM', '1/2/2026 9:00:00 AM'], 'day-first', true],
  ['a number above 12 in the second place', ['1/2/2026 09:00:00', '1/30/2026 09:00:00'], 'month-first', true],
  ['such a number against the manner of writing', ['01.30.2026 09:00:00'], 'month-first', true],
  ['the first number changing more', ['3/2/2026 9:00:00 AM', '4/2/2026 9:00:00 AM'], 'day-first', false],
  ['the second number changing more', ['2/3/2026 09:00:00', '2/4/2026 09:00:00'], 'month-first', false],
  ['slashes and AM', ['2/3/2026 9:00:00 AM'], 'month-first', false],
  ['slashes and 24 hours', ['2/3/2026 09:00:00'], 'day-first', false],
  ['dots', ['02.03.2026 09:00:00'], 'day-first', false],
  ['hyphens and AM', ['02-03-2026 09:00:00 AM'], 'day-first', false],
])('decides by %s', (_, texts, order, certain) => {
  const orders = ordersOf(...texts);
  expect([orders.order(), orders.certain]).toEqual([order, certain]);
});

test('there is nothing to decide where the year stands first', () => {
  expect(ordersOf('2026-02-03 09:00:00').certain).toBe(true);
});
