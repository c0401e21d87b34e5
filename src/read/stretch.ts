import type { Time } from '../model/time';

/** Events whose record ids go up by one each, or down by one; the times, all of one form, do not go the other way. */
export interface Stretch {
  events: number;
  /** Ids of the first and the last in the file, and their times. */
  from: number;
  to: number;
  fromTime: Time;
  toTime: Time;
  /** Of the second in the file, and of the last but one; null where there is one event. */
  secondTime: Time | null;
  timeBefore: Time | null;
  /** All that they were written in. */
  minutes: number[];
}
