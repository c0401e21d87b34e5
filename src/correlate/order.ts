import type { ClassifiedEvent } from '../model/event';
import { compareTimes } from '../model/time';

/** Orders events as they happened: by time, then by record id, since several share a second; never by their place in a file. */
export function compareEvents(a: ClassifiedEvent, b: ClassifiedEvent): number {
  return (
    compareTimes(a.time, b.time) ||
    compareText(a.ref.computer, b.ref.computer) ||
    compareRecordIds(a.ref.recordId, b.ref.recordId) ||
    compareText(a.key, b.key) ||
    compareText(a.fields.trackingId ?? '', b.fields.trackingId ?? '')
  );
}

/** Record ids are 64-bit numbers kept as text: the longer is the larger. */
export function compareRecordIds(a: string, b: string): number {
  return a.length - b.length || compareText(a, b);
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
