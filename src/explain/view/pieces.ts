import type { Severity, Source, Status, Words } from '../../model/catalog';
import type { Tone } from '../../report/view/pieces';
import { causesOfEvent, causesOfHresult, type CauseReference } from '../references';
import type { Block, Reference } from './blocks';
import { causeReferenceInWords } from './conditions';
import { explainCommand, type Speech } from './speech';

export const TONES: Record<Severity, Tone> = { error: 'bad', warning: 'caution', info: 'plain' };

export const text = (words: string): Block => ({ kind: 'text', text: words });

/** Says so where an entry is less than documented. */
export const caveat = (status: Status, { say }: Speech): Block | null =>
  status === 'inferred' ? { kind: 'text', text: say('explain.inferred'), caution: true } : null;

export const sources = (all: readonly Source[], { say }: Speech): Block => ({
  kind: 'sources',
  label: say('sources'),
  sources: [...all],
});

export const list = (heading: string, items: readonly Words[], { say, pick }: Speech): Block => ({
  kind: 'list',
  list: { heading: say(heading), items: items.map(pick) },
});

interface Titled {
  id: string;
  title: Words;
}

export const references = (heading: string, all: readonly Titled[], { say, pick }: Speech): Block => ({
  kind: 'references',
  heading: say(heading),
  items: all.map(({ id, title }) => ({ text: pick(title), command: explainCommand(id) })),
});

/** Codes to look for, each with its title. */
export const eventReferences = (heading: string, keys: readonly string[], speech: Speech): Block => ({
  kind: 'references',
  heading,
  items: keys.map((key): Reference => {
    const entry = speech.catalog.eventByKey.get(key as `${string}/${number}`);
    return {
      text: entry ? speech.say('explain.event-reference', { key, title: speech.pick(entry.title) }) : key,
      command: entry ? explainCommand(key) : null,
    };
  }),
});

/** What a code shows by itself, and what it shows only with other signs beside it. */
export function causeBlocks(kind: 'event' | 'hresult', id: string, speech: Speech): Block[] {
  const { catalog, say } = speech;
  const all = kind === 'event' ? causesOfEvent(id as `${string}/${number}`, catalog) : causesOfHresult(id, catalog);
  const block = (heading: string, items: CauseReference[]): Block => ({
    kind: 'references',
    heading: say(heading),
    items: items.map((one) => ({ text: causeReferenceInWords(one, speech), command: explainCommand(one.cause.id) })),
  });
  return [
    block(
      'explain.causes.alone',
      all.filter(({ besides }) => besides === null),
    ),
    block(
      'explain.causes.together',
      all.filter(({ besides }) => besides !== null),
    ),
  ];
}
