import type { EventRecord } from '../model/record';
import type { EventRef, Report } from '../model/report';
import { type Time, compareTimes, earlier, later } from '../model/time';

/** What happened so shortly before or after may explain it. */
const AROUND_MS = 120_000;

interface Span {
  from: Time;
  to: Time;
}

/**
 * Which records a case needs: those of attempts that did not succeed, of incidents and findings, and what the same
 * providers wrote around them on the same server. All else of the log stays with its owner.
 */
export function excerptOf({ flows, incidents, findings, servers }: Report): (record: EventRecord) => boolean {
  const wanted = new Set<string>();
  const spans = new Map<string, Span[]>();
  const want = (ref: EventRef, time: Time | undefined): void => {
    if (ref.recordId !== '' || ref.position !== undefined) wanted.add(placeOf(ref));
    if (time === undefined) return;
    const own = spans.get(ref.computer) ?? [];
    own.push({ from: earlier(time, AROUND_MS), to: later(time, AROUND_MS) });
    spans.set(ref.computer, own);
  };
  for (const { outcome, events } of flows)
    if (outcome !== 'succeeded') events.forEach(({ ref, time }) => want(ref, time));
  for (const { evidence } of [...incidents, ...findings]) evidence.forEach((ref) => want(ref, ref.time));
  // Whether an attempt is unfinished or open is judged by where its log ends.
  const ends = new Set(servers.map(({ computer, lastEvent }) => `${computer}\n${lastEvent}`));
  const merged = new Map([...spans].map(([computer, own]) => [computer, joined(own)]));
  // Half an attempt would look like one that never ended.
  for (const { events } of flows)
    if (events.some(({ ref, time }) => isInside(time, merged.get(ref.computer) ?? [])))
      events.forEach(({ ref }) => want(ref, undefined));
  return ({ ref, time }) =>
    wanted.has(placeOf(ref)) ||
    (time !== null && (ends.has(`${ref.computer}\n${time}`) || isInside(time, merged.get(ref.computer) ?? [])));
}

const placeOf = ({ file, computer, channel, recordId, position }: EventRef): string =>
  recordId === '' ? `${file}\n${position}` : `${computer}\n${channel}\n${recordId}`;

function joined(spans: Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans.sort((a, b) => compareTimes(a.from, b.from))) {
    const last = all.at(-1);
    if (last && compareTimes(span.from, last.to) <= 0) {
      if (compareTimes(span.to, last.to) > 0) last.to = span.to;
    } else all.push({ ...span });
  }
  return all;
}

/** @param spans in order, apart from each other */
function isInside(time: Time, spans: readonly Span[]): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareTimes(spans[middle]!.from, time) <= 0) low = middle + 1;
    else high = middle;
  }
  const before = spans[low - 1];
  return before !== undefined && compareTimes(time, before.to) <= 0;
}
