import { HEAD_PARTS, LONGEST_HEAD } from '../head-grammar';
import { isSpaceByte, partEnd, partStart } from './head-code';
import {
  COUNT,
  FIELD,
  FOREIGN,
  MINUTE_COUNT,
  MOST_MINUTES,
  MOST_NOTED,
  MOST_STRETCHES,
  NOTED,
  NOTED_COUNT,
  NOTED_EVENTS,
  NOTED_PART,
  NOTED_SIZE,
  PART,
  STRETCHES,
  STRETCH_SIZE,
} from './memory';
import type { Call, Program } from './program';
import { isSameMinute } from './times';
import * as w from './wasm';

type Needed = 'mark' | 'head' | 'known' | 'isLater' | 'noteMinute' | 'isFull';
const END_TAG = Buffer.from('</Event>');

/** 1 when no more can be written down. */
export const isFull = (program: Program): Call =>
  program.define('isFull', 0, () => [
    [
      w.is(w.load32(0, COUNT), MOST_STRETCHES),
      w.is(w.load32(0, MINUTE_COUNT), MOST_MINUTES),
      w.is(w.load32(0, NOTED_COUNT), MOST_NOTED),
    ].reduce((a, b) => w.or(a, b)),
  ]);

/**
 * Goes through the events from an address on as long as they are whole and plain. Writes down those of places that are known
 * as stretches of one place, one form of time, and record ids that go up or down by one while the time does not go the other
 * way; and notes those that are of such a place but not of a provider known to be foreign, or of no known place.
 * Gives the address behind the last.
 */
export const skim = (
  program: Program,
  { mark, head, known, isLater, noteMinute, isFull }: Record<Needed, Call>,
): Call =>
  program.define(
    'skim',
    1,
    (at, start, headEnd, end, place, time, length, i, stretch, step, isBroken, noted, provider, id) => {
      const field = (name: keyof typeof FIELD): w.Code => w.load32(stretch, FIELD[name]);
      const note = (name: keyof typeof FIELD, content: w.Value): w.Code => w.store32(stretch, FIELD[name], content);
      const count = w.load32(0, COUNT);
      const minuteCount = w.load32(0, MINUTE_COUNT);
      const notedCount = w.load32(0, NOTED_COUNT);
      const difference = w.subtractLong(id, w.load64(stretch, FIELD.lastId));
      const digit = w.toLong(w.subtract(w.load8(i), '0'.charCodeAt(0)));
      return [
        w.store32(0, COUNT, 0),
        w.store32(0, MINUTE_COUNT, 0),
        w.store32(0, NOTED_COUNT, 0),
        w.set(stretch, STRETCHES - STRETCH_SIZE),
        w.set(noted, NOTED_EVENTS),
        w.forever(
          w.when(isFull(), w.give(at)),
          // Nothing but white space is passed unseen between two events.
          w.set(start, at),
          w.repeatWhile(isSpaceByte(w.load8(start)), w.set(start, w.add(start, 1))),
          w.set(headEnd, head(start)),
          w.when(w.isZero(headEnd), w.give(at)),
          w.when(w.isAbove(w.subtract(headEnd, start), LONGEST_HEAD), w.give(at)),
          w.set(end, mark(headEnd)),
          w.when(w.isNotLong(w.load64(end), w.long(END_TAG.readBigInt64LE())), w.give(at)),
          w.set(end, w.add(end, END_TAG.length)),
          w.set(place, known(partStart('place'), partEnd('place'))),
          w.set(provider, known(partStart('provider'), partEnd('provider'))),
          w.whenElse(
            place,
            [
              w.set(time, partStart('time')),
              w.set(length, w.subtract(partEnd('time'), time)),
              w.set(id, w.long(0n)),
              w.set(i, partStart('recordId')),
              w.repeatWhile(
                w.isBelow(i, partEnd('recordId')),
                w.set(id, w.addLong(w.multiplyLong(id, w.long(10n)), digit)),
                w.set(i, w.add(i, 1)),
              ),
              w.set(step, 0),
              w.when(
                w.and(
                  w.and(count, w.isZero(isBroken)),
                  w.and(w.is(field('place'), place), w.is(field('timeLength'), length)),
                ),
                w.when(w.isLong(difference, w.long(1n)), w.set(step, 1)),
                w.when(w.isLong(difference, w.long(-1n)), w.set(step, -1)),
                w.when(w.and(w.isNot(field('step'), 0), w.isNot(field('step'), step)), w.set(step, 0)),
                w.when(w.and(w.is(step, 1), isLater(field('lastTime'), time, length)), w.set(step, 0)),
                w.when(w.and(w.is(step, -1), isLater(time, field('lastTime'), length)), w.set(step, 0)),
              ),
              w.whenElse(
                step,
                [
                  w.when(w.is(field('events'), 1), note('secondTime', time)),
                  note('events', w.add(field('events'), 1)),
                  note('timeBefore', field('lastTime')),
                  w.when(w.isZero(isSameMinute(time, field('lastTime'))), w.drop(noteMinute(time))),
                ],
                [
                  w.store32(0, COUNT, w.add(count, 1)),
                  w.set(stretch, w.add(stretch, STRETCH_SIZE)),
                  w.set(isBroken, 0),
                  note('place', place),
                  note('events', 1),
                  note('timeLength', length),
                  w.store64(stretch, FIELD.firstId, id),
                  note('firstTime', time),
                  note('minutesBefore', minuteCount),
                  w.drop(noteMinute(time)),
                ],
              ),
              note('minutesAfter', minuteCount),
              note('step', step),
              w.store64(stretch, FIELD.lastId, id),
              note('lastTime', time),
            ],
            // What is counted elsewhere must come in its turn.
            [w.set(isBroken, 1)],
          ),
          w.when(
            w.or(w.isZero(place), w.isNot(provider, FOREIGN)),
            w.store32(noted, NOTED.start, start),
            w.store32(noted, NOTED.headEnd, headEnd),
            w.store32(noted, NOTED.end, end),
            w.store32(noted, NOTED.stretches, count),
            w.store32(noted, NOTED.provider, provider),
            w.store32(noted, NOTED.place, place),
            HEAD_PARTS.map((part) => w.store64(noted, NOTED_PART[part], w.load64(0, PART[part]))),
            w.set(noted, w.add(noted, NOTED_SIZE)),
            w.store32(0, NOTED_COUNT, w.add(notedCount, 1)),
          ),
          w.set(at, end),
        ),
      ];
    },
    1,
  );

/** Remembers the values of the provider and of the place of the plain event at an address. */
export const learn = (program: Program, { head, learnName }: Record<'head' | 'learnName', Call>): Call =>
  program.define('learn', 3, (at, provider, place) => {
    return [
      w.when(w.isZero(head(at)), w.give(0)),
      w.drop(learnName(partStart('provider'), partEnd('provider'), provider)),
      w.give(learnName(partStart('place'), partEnd('place'), place)),
    ];
  });
