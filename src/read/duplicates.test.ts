import fc from 'fast-check';
import type { ClassifiedEvent } from '../model/event';
import { prs } from '../testing/log-builder';
import { Duplicates } from './duplicates';

type Seen = Pick<ClassifiedEvent, 'ref' | 'key' | 'time'>;

const { ref, time } = prs(31001, 0, 'x');
const one: Seen = { ref, key: 'PasswordResetService/31001', time: time! };

describe('Duplicates', () => {
  test('knows the same event from another file', () => {
    const duplicates = new Duplicates();
    expect(duplicates.isDuplicate(one)).toBe(false);
    expect(duplicates.isDuplicate({ ...one, ref: { ...one.ref, file: 'other.xml' } })).toBe(true);
  });

  test('knows one moment written with 7, 9 and 6 digits', () => {
    const duplicates = new Duplicates();
    duplicates.isDuplicate({ ...one, time: '2026-01-30T10:00:00.1234567Z' });
    expect(duplicates.isDuplicate({ ...one, time: '2026-01-30T10:00:00.123456700Z' })).toBe(true);
    expect(duplicates.isDuplicate({ ...one, time: '2026-01-30T10:00:00.123456Z' })).toBe(true);
    expect(duplicates.isDuplicate({ ...one, time: '2026-01-30T10:00:00.123457Z' })).toBe(false);
  });

  test.each<[string, Partial<Seen>]>([
    ['computer', { ref: { ...one.ref, computer: 'SRV2' } }],
    ['channel', { ref: { ...one.ref, channel: 'Archive' } }],
    ['record id', { ref: { ...one.ref, recordId: '99999' } }],
    ['provider', { key: 'ADSync/31001' }],
    ['event id', { key: 'PasswordResetService/31002' }],
    ['time', { time: '2026-01-30T11:00:00Z' }],
  ])('another %s is another record', (_, change) => {
    const duplicates = new Duplicates();
    duplicates.isDuplicate(one);
    expect(duplicates.isDuplicate({ ...one, ...change })).toBe(false);
  });

  test.each([
    ['a form without fractions', { time: '2026-01-30T10:00:00Z' }],
    ['a form that names no channel', { ref: { ...one.ref, channel: '' } }],
    ['a form that names no domain', { ref: { ...one.ref, computer: one.ref.computer.toUpperCase() } }],
  ])('knows the same record from %s', (_, change) => {
    for (const [first, second] of [
      [one, { ...one, ...change }],
      [{ ...one, ...change }, one],
    ] as const) {
      const duplicates = new Duplicates();
      duplicates.isDuplicate(first);
      expect(duplicates.isDuplicate(second)).toBe(true);
    }
  });

  test('what was let go of is known again, also from a form that names no computer', () => {
    const forget = (record: Seen): Duplicates => {
      const duplicates = new Duplicates();
      duplicates.isDuplicate(record);
      duplicates.forget(record);
      return duplicates;
    };
    const unnamed = { ...one, ref: { ...one.ref, computer: '' } };
    const other = { ...one, ref: { ...one.ref, computer: 'SRV2' } };
    expect([one, unnamed, other].map((record) => forget(one).isDuplicate(record))).toEqual([true, true, false]);
    expect([one, unnamed].map((record) => forget(unnamed).isDuplicate(record))).toEqual([true, true]);
    expect(forget(one).isDuplicate({ ...one, key: 'PasswordResetService/31002' })).toBe(false);
  });

  test('a computer with its domain is the same, another domain is another', () => {
    const on = (computer: string): Seen => ({ ...one, ref: { ...one.ref, computer } });
    const duplicates = new Duplicates();
    expect(['SRV1.a.com', 'SRV1.b.com', 'srv1', 'SRV2'].map((name) => duplicates.isDuplicate(on(name)))).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  test('a recovered record that another file still holds is no recovered one', () => {
    const ref = (recovered?: true): Seen['ref'] => ({ ...one.ref, ...(recovered && { recovered }) });
    const both = ([first, second]: readonly Seen['ref'][]): unknown => {
      const duplicates = new Duplicates();
      duplicates.isDuplicate({ ...one, ref: first! });
      return [duplicates.isDuplicate({ ...one, ref: second! }), first!.recovered];
    };
    expect(
      [
        [ref(true), ref()],
        [ref(), ref(true)],
        [ref(true), ref(true)],
      ].map(both),
    ).toEqual([
      [true, undefined],
      [true, undefined],
      [true, true],
    ]);
  });

  test('a record that was forgotten is known all the same', () => {
    const duplicates = new Duplicates();
    duplicates.isDuplicate(one);
    duplicates.forget(one);
    const again = { ...one, ref: { ...one.ref, file: 'other.xml', computer: `${one.ref.computer}.contoso.com` } };
    expect(duplicates.isDuplicate(again)).toBe(true);
    const changes: Partial<Seen>[] = [
      { key: 'PasswordResetService/31002' },
      { key: 'ADSync/31001' },
      { ref: { ...one.ref, computer: 'SRV2' } },
      { time: one.time.replace('2026-01', '2026-03') },
      { time: one.time.replace('2026', '2025') },
    ];
    for (const change of changes) expect(duplicates.isDuplicate({ ...one, ...change })).toBe(false);
  });

  test('no record id and second are taken for others, remembered or forgotten', () => {
    const records = fc.uniqueArray(fc.tuple(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.nat(59)), {
      selector: String,
      maxLength: 200,
    });
    fc.assert(
      fc.property(records, fc.boolean(), (some, forgets) => {
        const duplicates = new Duplicates();
        const events = some.map(([id, second]) => ({
          ...one,
          ref: { ...ref, recordId: String(id) },
          time: `2026-01-30T10:00:${String(second).padStart(2, '0')}Z`,
        }));
        for (const event of events) {
          expect(duplicates.isDuplicate(event)).toBe(false);
          if (forgets) duplicates.forget(event);
        }
        expect(events.every((event) => duplicates.isDuplicate({ ...event }))).toBe(true);
      }),
      { seed: 1 },
    );
  });

  test('an event that comes again is known, wherever it comes', () => {
    const ids = fc.array(fc.nat(12), { maxLength: 30 });
    fc.assert(
      fc.property(ids, fc.constantFrom('up', 'down', 'any'), ids, (first, order, more) => {
        const duplicates = new Duplicates();
        const sign = { up: 1, down: -1, any: 0 }[order];
        const known = new Set<number>();
        for (const id of [...first.sort((a, b) => sign * (a - b)), ...more]) {
          expect(duplicates.isDuplicate({ ...one, ref: { ...ref, recordId: String(id) } })).toBe(known.has(id));
          known.add(id);
        }
      }),
      { seed: 1 },
    );
  });

  test('a record without id is never taken for another', () => {
    const duplicates = new Duplicates();
    const lost = { ...one, ref: { ...one.ref, recordId: '' } };
    expect([duplicates.isDuplicate(lost), duplicates.isDuplicate(lost)]).toEqual([false, false]);
  });
});
