import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import type { Remark } from '../model/report';
import { type Time, compareTimes, millisecondsBetween } from '../model/time';
import { ofKeys } from '../model/of-keys';
import type { Context } from './context';
import { clockRemarks } from './facts';

/** What is worth knowing of the input and is no fault: two servers that both serve, clocks that disagree, new keys. */
export const remarksOf = (context: Context): Remark[] => [
  ...twoActive(context),
  ...clocksDisagree(context),
  ...recordsAtTwoTimes(context),
  ...endsBeforeStart(context),
  ...keyRollovers(context),
  ...clockRemarks(context),
];

/** Only one server should serve writeback; two that do in the same time are either a mistake or a move under way. */
function twoActive({ whole: { flows, rest }, catalog: { settings } }: Context): Remark[] {
  const life = [...settings.heartbeats, ...settings.endpointStarts];
  const spans = new Map<string, { from: Time; to: Time }>();
  const note = (computer: string, time: Time): void => {
    // A form of export that names none may be of any.
    if (computer === '') return;
    const span = spans.get(computer);
    if (!span) spans.set(computer, { from: time, to: time });
    else if (compareTimes(time, span.to) > 0) span.to = time;
    else if (compareTimes(time, span.from) < 0) span.from = time;
  };
  for (const { computer, entry, from } of flows) if (!entry?.joinedByOrder) note(computer, from);
  for (const { ref, time } of ofKeys(rest, life)) note(ref.computer, time);

  const both = new Set<string>();
  let latest: [string, { from: Time; to: Time }] | undefined;
  for (const one of [...spans].sort(([, a], [, b]) => compareTimes(a.from, b.from))) {
    if (latest && compareTimes(one[1].from, latest[1].to) <= 0) both.add(latest[0]).add(one[0]);
    if (!latest || compareTimes(one[1].to, latest[1].to) > 0) latest = one;
  }
  const servers = [...both].sort();
  return servers.length === 0 ? [] : [{ id: 'two-active-servers', servers, time: null, values: { n: servers.length } }];
}

/** The same attempt in the logs of two servers at two times. */
function clocksDisagree(context: Context): Remark[] {
  const { toleranceSeconds } = context.catalog.settings;
  const { flows } = context.whole;
  if (flows.every(({ computer }) => computer === flows[0]!.computer)) return [];
  const first = new Map<string, CorrelatedFlow>();
  for (const flow of flows) {
    if (flow.trackingId === null) continue;
    const other = first.get(flow.trackingId);
    first.set(flow.trackingId, other ?? flow);
    if (!other || other.computer === flow.computer) continue;
    const seconds = Math.abs(millisecondsBetween(other.from, flow.from)) / 1000;
    if (seconds <= toleranceSeconds) continue;
    const servers = [other.computer, flow.computer].sort();
    return [{ id: 'clocks-disagree', servers, time: flow.from, values: { seconds } }];
  }
  return [];
}

/** One record of an attempt at two times: an export whose times name no zone was read in another one than it was made in. */
function recordsAtTwoTimes({ flows }: Context): Remark[] {
  for (const { members } of flows) {
    if (members.every(({ event }) => event.ref.file === members[0]!.event.ref.file)) continue;
    const known = new Map<string, ClassifiedEvent>();
    for (const { event } of members) {
      const { key, ref, time } = event;
      if (ref.recordId === '') continue;
      const record = `${key} ${ref.recordId}`;
      const other = known.get(record);
      if (!other || other.ref.file === ref.file) known.set(record, event);
      else {
        const seconds = Math.abs(millisecondsBetween(other.time, time)) / 1000;
        return [{ id: 'records-at-two-times', servers: [ref.computer], time: other.time, values: { seconds } }];
      }
    }
  }
  return [];
}

/** An end that is stamped clearly before its start: the clock was set back in between. */
function endsBeforeStart({ flows, catalog }: Context): Remark[] {
  const { toleranceSeconds } = catalog.settings;
  const back = flows.filter(
    ({ startedAt, endedAt }) =>
      startedAt !== null &&
      endedAt !== null &&
      compareTimes(endedAt, startedAt) < 0 &&
      millisecondsBetween(endedAt, startedAt) > toleranceSeconds * 1000,
  );
  const [flow] = back;
  if (!flow) return [];
  const servers = [...new Set(back.map(({ computer }) => computer))].sort();
  const seconds = millisecondsBetween(flow.endedAt!, flow.startedAt!) / 1000;
  return [{ id: 'ends-before-start', servers, time: flow.startedAt, values: { n: back.length, seconds } }];
}

/** Keys are renewed every half year; without an onboarding around it that is maintenance. */
function keyRollovers(context: Context): Remark[] {
  const { newKeys } = context.catalog.settings;
  return ofKeys(context.rest, newKeys).map(({ ref, time }): Remark => ({
    id: 'key-rollover',
    servers: [ref.computer],
    time,
    values: {},
  }));
}
