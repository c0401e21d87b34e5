import type { EventEntry, HresultEntry } from '../../model/catalog';
import { eventKey, type EventKey } from '../../model/event-key';
import type { KnownOf } from '../entries';
import { signedDecimal } from '../error-code';
import { endsAnyOperation, operationsOf, symptomsOfEvent } from '../references';
import { blocks, type Block, type EntryView, type Reference } from './blocks';
import { caveat, causeBlocks, references, sources, text, TONES } from './pieces';
import { explainCommand, type Speech } from './speech';

/** An event code: what it means, what it points to, what it begins and ends. */
export function eventView({ id, entry }: KnownOf<'event'>, speech: Speech, specimens: boolean): EntryView {
  const { say, pick, catalog } = speech;
  const key = eventKey(entry.provider, entry.id);
  return {
    label: say('explain.kind.event'),
    id,
    name: entry.name ?? '',
    title: pick(entry.title),
    tone: TONES[entry.severity],
    blocks: blocks(
      {
        kind: 'facts',
        facts: [
          { name: say('explain.severity'), value: say(`severity.${entry.severity}`) },
          { name: say('explain.level'), value: say(`explain.level.${entry.level ?? 'none'}`) },
          { name: say('explain.area'), value: say(`explain.area.${entry.area}`) },
          { name: say('explain.phase'), value: say(`explain.phase.${entry.phase}`) },
          ...(entry.aliases.length === 0 ? [] : [{ name: say('explain.aliases'), value: entry.aliases.join(', ') }]),
        ],
      },
      text(pick(entry.meaning)),
      caveat(entry.status, speech),
      ...causeBlocks('event', id, speech),
      operations(key, speech),
      references('explain.symptoms', symptomsOfEvent(key, catalog), speech),
      ...(specimens ? specimenBlocks(entry, speech) : [specimenHint(id, entry, speech)]),
      sources(entry.sources, speech),
    ),
  };
}

function operations(key: EventKey, { say, catalog }: Speech): Block {
  const ends = endsAnyOperation(key, catalog);
  const items: Reference[] = operationsOf(key, catalog).map(({ operation, part }) => ({
    text: say(`explain.part.${part}`, { operation: say(`operation.${operation.id}`) }),
    command: explainCommand(operation.id),
  }));
  const any = ends === null ? [] : [{ text: say(`explain.ends.${ends}`), command: null }];
  return { kind: 'references', heading: say('explain.operations'), items: [...items, ...any] };
}

const specimenBlocks = ({ specimens }: EventEntry, { say }: Speech): Block[] =>
  specimens.length === 0
    ? [text(say('explain.specimen.none'))]
    : specimens.flatMap((specimen, at): Block[] => [
        {
          kind: 'specimen',
          heading: say('explain.specimen', { n: at + 1, total: specimens.length }),
          text: specimen.text,
        },
        { kind: 'sources', label: say('explain.specimen.source'), sources: [specimen.source] },
      ]);

const specimenHint = (id: string, { specimens }: EventEntry, { count }: Speech): Block | null =>
  specimens.length === 0
    ? null
    : {
        kind: 'references',
        heading: count('explain.specimens', specimens.length),
        items: [{ text: '', command: `${explainCommand(id)} --specimens` }],
      };

const HRESULT_TONES = { decisive: 'bad', generic: 'caution', noise: 'plain', sync: 'plain' } as const;

/** An error code that stands in messages. */
export function hresultView({ id, entry }: KnownOf<'hresult'>, speech: Speech): EntryView {
  const { say, pick } = speech;
  return {
    label: say('explain.kind.hresult'),
    id: `0x${id}`,
    name: '',
    title: pick(entry.title),
    tone: HRESULT_TONES[entry.kind],
    blocks: blocks(
      {
        kind: 'facts',
        facts: [
          { name: say('explain.in-log'), value: id, code: true },
          { name: say('explain.decimal'), value: String(signedDecimal(id)), code: true },
        ],
      },
      text(say('explain.printed', { text: entry.text })),
      text(say(`explain.hresult-kind.${entry.kind}`)),
      text(pick(entry.meaning)),
      misprints(id, entry, speech),
      caveat(entry.status, speech),
      ...causeBlocks('hresult', id, speech),
      sources(entry.sources, speech),
    ),
  };
}

const misprints = (id: string, entry: HresultEntry, { say }: Speech): Block | null =>
  entry.misprints === undefined
    ? null
    : {
        kind: 'text',
        text: say('explain.misprint', { misprints: entry.misprints.join(', '), code: id }),
        caution: true,
      };
