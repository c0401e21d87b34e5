import { HEAD_PARTS, type HeadPart } from '../head-grammar';

/** Where things are in the kernel's memory, in bytes. */

/** Room between things, for what is read past their ends in one go. */
const GAP = 0x1000;

/** How many stretches have been written down. */
export const COUNT = 4;
/** End of the learned names; 0 before the first. */
export const NAMES_END = 8;
/** How many minutes. */
export const MINUTE_COUNT = 12;
/** How many plain events that are to be looked at. */
export const NOTED_COUNT = 16;
/** The parts of the last head: address of the first byte, and of that behind the last. */
export const PARTS = 64;
const PART_SIZE = 8;
const PARTS_SIZE = HEAD_PARTS.length * PART_SIZE;
const partsFrom = (address: number): Record<HeadPart, number> =>
  Object.fromEntries(HEAD_PARTS.map((name, i) => [name, address + i * PART_SIZE])) as Record<HeadPart, number>;
export const PART = partsFrom(PARTS);
export const PART_END = PART_SIZE / 2;

/** Events of one place, with times of one length, whose record ids go up or down by one. The time does not go the other way. */
export const STRETCHES = 256;
export const MOST_STRETCHES = 256;
/** Fields of a stretch. Ids have 8 bytes; times are addresses. */
export const FIELD = {
  place: 0,
  events: 4,
  timeLength: 8,
  step: 12,
  firstId: 16,
  lastId: 24,
  firstTime: 32,
  /** Of the second event and the last but one, where there are two. */
  secondTime: 36,
  timeBefore: 40,
  lastTime: 44,
  /** How many minutes have been written down before it, and with it. */
  minutesBefore: 48,
  minutesAfter: 52,
} as const;
export const STRETCH_SIZE = 56;

/**
 * A plain event that is to be looked at: addresses of its beginning, of the end of its head, and of its end; how many
 * stretches have been written down before it, or with it; the values that were learned for its provider and its place, 0
 * where none was (where its place has one, the last stretch counts it); and the parts of its head.
 */
export const NOTED = { start: 0, headEnd: 4, end: 8, stretches: 12, provider: 16, place: 20 } as const;
const NOTED_PARTS = 24;
export const NOTED_PART = partsFrom(NOTED_PARTS);
export const NOTED_SIZE = NOTED_PARTS + PARTS_SIZE;
export const MOST_NOTED = 512;

/** The value of a provider that is not wanted. */
export const FOREIGN = 1;

/** Learned names: a table of address, length and value; and their texts. */
export const SLOTS = 0x4000;
export const SLOT_COUNT = 4096;
export const SLOT_SIZE = 16;
export const NAMES = SLOTS + SLOT_COUNT * SLOT_SIZE;
export const NAMES_SIZE = 0x40000;

/** The minutes of the stretches: days since 1970, and minutes of the day. */
export const MINUTES = NAMES + NAMES_SIZE + GAP;
export const MOST_MINUTES = 4096;
export const MINUTE_SIZE = 8;

export const NOTED_EVENTS = MINUTES + MOST_MINUTES * MINUTE_SIZE;

/** Characters of the longest text that can be looked at. */
export const LONGEST_TEXT = 0x20000;
/** UTF-16 as it comes. */
export const PAIRS = NOTED_EVENTS + MOST_NOTED * NOTED_SIZE;
/** The text that is looked at, one byte a character. */
export const TEXT = PAIRS + 2 * LONGEST_TEXT + GAP;
/** Stands behind the text and ends every search, for nothing that is looked for goes on like that. */
export const GUARD = new Uint8Array(64).fill(0x3c, 0, 1);
export const PAGES = Math.ceil((TEXT + LONGEST_TEXT + GAP) / 0x10000);
