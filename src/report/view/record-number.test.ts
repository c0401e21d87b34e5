import { recordNumber } from './record-number';

const say = (id: string, values?: Record<string, unknown>): string =>
  values ? `${id} ${String(values.id ?? values.n)}` : id;
const ref = { file: 'a', recordId: '7', computer: 'c', channel: 'Application' };

test.each([
  [ref, '7'],
  [{ ...ref, recordId: '' }, 'record.lost'],
  [{ ...ref, recordId: '', position: 3 }, 'record.position 3'],
  [{ ...ref, recovered: true as const }, 'record.recovered 7'],
])('%j is shown as %s', (given, shown) => {
  expect(recordNumber(say as Parameters<typeof recordNumber>[0], given)).toBe(shown);
});
