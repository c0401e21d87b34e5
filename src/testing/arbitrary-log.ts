import fc from 'fast-check';
import type { EventRecord } from '../model/record';
import { prs, record, sync, text, trace } from './log-builder';

/** For property tests: whole logs of two servers, with attempts, traces and everything that happens to a service. */

const CODES = ['80230626', '80230619', '80230818', '80004005'] as const;
const SERVERS = ['SRV1', 'SRV2'] as const;
const LONGEST_SECONDS = 20_000;
const USERS = ['anna', 'bo', 'cia'] as const;

const server = fc.constantFrom(...SERVERS);
/** Whole seconds, so that some events share one. */
const at = fc.integer({ min: 0, max: LONGEST_SECONDS });

/** Ids that no other part of a log uses. */
export const SERVICE_ID = 500_000;
const BEAT_ID = 600_000;

const attempts = fc.array(
  fc.record({
    at,
    lasts: fc.integer({ min: 0, max: 40 }),
    user: fc.constantFrom(...USERS),
    code: fc.option(fc.constantFrom(...CODES)),
    traced: fc.boolean(),
    ends: fc.boolean(),
    server,
  }),
  { maxLength: 10 },
);

const SERVICE_CODES = [31016, 31015, 32002, 31034, 32014, 31044, 32001, 31004, 31005, 32009, 31012, 31013, 31018];
const ENGINE_CODES = [2001, 2002, 6800, 6306];
const HASH_CODES = [611, 651, 652, 654];

const happenings = fc.array(
  fc.record({ at, server, code: fc.constantFrom(...SERVICE_CODES, ...ENGINE_CODES, ...HASH_CODES) }),
  { maxLength: 12 },
);

/** One series of heartbeats per namespace, each from one time to another. */
const heartbeats = fc.array(
  fc.record({ from: at, count: fc.integer({ min: 1, max: 20 }), server, namespace: fc.constantFrom('ncu', 'scu') }),
  { maxLength: 4 },
);

export const attempt = (
  id: number,
  user: string,
  start: number,
  end: number,
  code: string | null,
  computer?: string,
): EventRecord[] => [
  prs(31001, start, text.start(id, user), computer),
  code === null
    ? prs(31002, end, text.success(id, user), computer)
    : prs(33001, end, text.failure(id, user, code), computer),
];

/** A log in order of time; the record ids are those that the servers would have given. */
export const arbitraryLog: fc.Arbitrary<EventRecord[]> = fc
  .tuple(attempts, happenings, heartbeats)
  .map(([tries, happened, beats]) => {
    const records = [
      ...tries.flatMap(({ at: start, lasts, user, code, traced, ends, server: computer }, id) => [
        ...attempt(id, user, start, start + lasts, code, computer).slice(0, ends ? 2 : 1),
        ...(code && traced ? [sync(6329, start + lasts, trace.code(code), computer)] : []),
      ]),
      ...happened.map(({ at: time, server: computer, code }, id) => happening(code, time, SERVICE_ID + id, computer)),
      ...beats.flatMap(({ from, count, server: computer, namespace }, series) =>
        Array.from({ length: count }, (_, n) =>
          prs(
            31019,
            from + n * 300,
            text.service(BEAT_ID + series, `Namespace: ssprdedicatedsbprod${namespace}`),
            computer,
          ),
        ),
      ),
    ];
    return renumbered(records.sort((a, b) => Date.parse(a.time!) - Date.parse(b.time!)));
  });

function happening(code: number, time: number, id: number, computer: string): EventRecord {
  if (ENGINE_CODES.includes(code)) return sync(code, time, 'x', computer);
  if (HASH_CODES.includes(code))
    return record('Directory Synchronization', code, time, 'for domain: contoso.com', computer);
  return prs(code, time, text.service(id, 'x'), computer);
}

/** With record ids in this order. */
export const renumbered = (records: readonly EventRecord[]): EventRecord[] =>
  records.map((one, place) => ({ ...one, ref: { ...one.ref, recordId: String(place + 1) } }));
