import type { ClassifiedEvent } from '../model/event';
import { compareRecordIds } from '../model/record-id';
import { compareTimes } from '../model/time';

/** Orders events as they happened: by time, then by record id, since several share a second. */
export function compareEvents(a: ClassifiedEvent, b: ClassifiedEvent): number {
  return (
    compareTimes(a.time, b.time) ||
    compareText(a.ref.computer, b.ref.computer) ||
    compareRecordIds(a.ref.recordId, b.ref.recordId) ||
    comparePlaces(a, b) ||
    compareText(a.key, b.key) ||
    compareText(a.trackingId ?? '', b.trackingId ?? '')
  );
}

/** Forms without record ids leave the order within a second to the place in the file; that of two files says nothing. */
function comparePlaces(a: ClassifiedEvent, b: ClassifiedEvent): number {
  if (a.place === undefined || b.place === undefined)
    return Number(a.place !== undefined) - Number(b.place !== undefined);
  return compareText(a.ref.file, b.ref.file) || a.place - b.place;
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
