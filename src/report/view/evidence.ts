import type { EvidenceRef, Finding } from '../../model/report';
import type { Time } from '../../model/time';
import type { Context } from './context';
import type { Cell, Table } from './pieces';
import { recordNumber } from './record-number';
import { placeOf, type TextOf } from './texts';

/** So many events prove a finding to a reader; the JSON form has all of them. */
const SHOWN = { short: 3, full: 12 };

/** Time and event key of the events that the report knows more of than where they are. */
export type KnownEvents = ReadonlyMap<string, { time: Time; key: string }>;

/** From the flows, for evidence that is shown and does not carry its own time and key, as in reports of older builds. */
export function knownEvents({ report }: Context): KnownEvents {
  const shown = report.findings.flatMap(({ evidence }) => evidence.slice(0, SHOWN.full));
  // Without its id a record cannot be told from others of its file.
  const bare = shown.filter(({ recordId, time, key }) => recordId !== '' && (time === undefined || key === undefined));
  const places = new Set(bare.map(placeOf));
  const records = new Set(bare.map(({ recordId }) => recordId));
  if (places.size === 0) return new Map();
  const events = report.flows.flatMap((flow) => flow.events.filter(({ ref }) => records.has(ref.recordId)));
  return new Map(events.map((event) => [placeOf(event.ref), event] as const).filter(([place]) => places.has(place)));
}

export function evidenceTable(context: Context, finding: Finding, known: KnownEvents): Table {
  const { say, count, number } = context;
  const shown = SHOWN[context.detail];
  const left = finding.evidence.length - shown;
  return {
    caption:
      left > 0
        ? say('evidence.some', { shown, total: number(finding.evidence.length) })
        : say('evidence.all', { total: number(finding.evidence.length) }),
    columns: [
      { title: say('column.time') },
      { title: say('column.event') },
      { title: say('column.record'), code: true },
      { title: say('column.computer') },
      { title: say('column.file'), cut: 'start' },
    ],
    rows: finding.evidence.slice(0, shown).map((ref) => row(context, ref, known)),
    leftOut: left > 0 ? count('evidence.left-out', left) : null,
  };
}

function row({ say, moment, eventTitle, computerName }: Context, ref: EvidenceRef, known: KnownEvents): Cell[] {
  const found = known.get(placeOf(ref));
  const time = ref.time ?? found?.time;
  const key = ref.key ?? found?.key;
  const title = key === undefined ? null : eventTitle(key);
  return [
    time === undefined ? say('none') : moment(time, 'exact'),
    key === undefined ? say('none') : title === null ? key : `${key} ${title}`,
    recordNumber(say, ref),
    computerName(ref.computer),
    ref.file,
  ];
}

/** So many events are quoted; the others of a finding say the same. */
const QUOTED = 3;

export function evidenceTexts(
  { say }: Context,
  { evidence }: Finding,
  textOf: TextOf,
): { place: string; text: string }[] {
  return evidence
    .flatMap((ref) => {
      const text = textOf(ref);
      return text === null ? [] : [{ place: [ref.key, recordNumber(say, ref)].filter(Boolean).join(', '), text }];
    })
    .slice(0, QUOTED);
}
