import { eventIdOf, type Draft } from '../drafts/draft';
import { parseStamp } from '../drafts/stamp';
import { LOOK_AHEAD, type BlockForm } from './block-form';

const HEAD = /^\[(\d{1,20})\] (.{1,256}?)\s*$/;
const FIELD = /^ {1,8}([A-Z][A-Za-z]{1,15}): +(.*)$/;
const NAMES = new Set(['Type', 'Computer', 'Time']);
/** It stands so many lines behind the first at most. */
const TIME_WITHIN = 3;
/** Two fields share a line. */
const TIME_AND_ID = /^(.*?)\s+ID:\s*(\d{1,10})$/;
/** Stands before the events of each log. */
const LOG = /^(.{1,256}) log on \\\\[^\\]{1,256}:\s*$/;

/** What PsLogList writes without options; it speaks English everywhere. */
export function psLogList(): BlockForm {
  let channel = '';
  return {
    format: 'psloglist',
    utc: false,
    newestFirst: true,
    lost: ['data-boundaries'],
    begin(lines, at) {
      channel = LOG.exec(lines[at]!)?.[1] ?? channel;
      const own = channel;
      if (!isBegun(lines, at)) return isHeadless(lines, at) ? () => null : null;
      // The heading of the next log stands behind the last event of this one.
      return (block) =>
        draftOf(
          block.filter((line) => !LOG.test(line)),
          own,
        );
    },
  };
}

/** Damage may have taken some of the fields. */
const isBegun = (lines: readonly string[], at: number): boolean =>
  HEAD.test(lines[at]!) && lines.slice(at + 1, at + LOOK_AHEAD).some((line) => NAMES.has(FIELD.exec(line)?.[1] ?? ''));

/** The time of an event whose first line damage has taken. */
const isHeadless = (lines: readonly string[], at: number): boolean =>
  at > 0 &&
  TIME_AND_ID.test(FIELD.exec(lines[at]!)?.[2] ?? '') &&
  !lines.slice(Math.max(0, at - TIME_WITHIN), at).some((line) => HEAD.test(line));

function draftOf(lines: readonly string[], channel: string): Draft | null {
  const head = HEAD.exec(lines[0]!);
  const fields = new Map<string, string>();
  let at = 1;
  // One that damage has made unreadable may stand among them.
  for (let i = 1; i <= LOOK_AHEAD; i += 1) {
    const field = FIELD.exec(lines[i] ?? '');
    if (!field || fields.has(field[1]!)) continue;
    fields.set(field[1]!, field[2]!.trim());
    at = i + 1;
  }
  const timed = TIME_AND_ID.exec(fields.get('Time') ?? '');
  const stamp = parseStamp(timed?.[1] ?? '');
  const eventId = eventIdOf(timed?.[2] ?? '');
  if (!head || !stamp || eventId === null) return null;
  return {
    provider: head[2]!,
    eventId,
    stamp,
    level: fields.get('Type') ?? '',
    recordId: head[1]!,
    computer: fields.get('Computer') ?? '',
    channel,
    content: () => ({ data: [], message: lines.slice(at).join('\n').trim() || null }),
  };
}
