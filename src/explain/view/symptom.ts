import type { OperationEntry } from '../../model/catalog';
import type { KnownOf } from '../entries';
import { remediationsOf } from '../references';
import { blocks, type Block, type EntryView } from './blocks';
import { caveat, eventReferences, references, sources, text } from './pieces';
import { wholeRemediations } from './remediation';
import type { Speech } from './speech';

/**
 * What somebody sees before anybody has looked at a log.
 * @param full its remediations whole, not only their titles.
 */
export function symptomView({ id, entry }: KnownOf<'symptom'>, speech: Speech, full: boolean): EntryView {
  const { say, pick, catalog } = speech;
  const causes = entry.causes.flatMap((cause) => catalog.causeById.get(cause) ?? []);
  const remediations = remediationsOf(entry.remediations, catalog);
  const steps = entry.steps.map((step) => ({
    text: pick(step.text),
    command: step.command ?? null,
    ui: step.ui ?? null,
  }));
  return {
    label: say('explain.kind.symptom'),
    id,
    name: '',
    title: pick(entry.title),
    tone: 'plain',
    blocks: blocks(
      {
        kind: 'facts',
        facts: [
          { name: say('explain.seen-by'), value: say(`explain.seen-by.${entry.seenBy}`) },
          ...(entry.aliases.length === 0 ? [] : [{ name: say('explain.aliases'), value: entry.aliases.join(', ') }]),
        ],
      },
      text(pick(entry.meaning)),
      caveat(entry.status, speech),
      references('explain.symptom-causes', causes, speech),
      ...entry.lookFor.flatMap(({ text: words, keys }, at): Block[] => [
        ...(at === 0 ? [text(say('explain.look-for'))] : []),
        keys.length === 0
          ? { kind: 'list', list: { heading: '', items: [pick(words)] } }
          : eventReferences(pick(words), keys, speech),
      ]),
      { kind: 'steps', heading: say('explain.steps'), steps, uiLabel: say('remediation.ui') },
      ...(full ? [] : [references('finding.remedies', remediations, speech)]),
      sources(entry.sources, speech),
      ...(full ? wholeRemediations(remediations, speech) : []),
    ),
  };
}

const PARTS = ['starts', 'succeeds', 'fails', 'steps'] as const satisfies readonly (keyof OperationEntry)[];

/** A kind of work, with the codes that begin and end it. */
export function operationView({ id, entry }: KnownOf<'operation'>, speech: Speech): EntryView {
  const { say, count, pick, catalog } = speech;
  return {
    label: say('explain.kind.operation'),
    id,
    name: '',
    title: pick(entry.title),
    tone: 'plain',
    blocks: blocks(
      ...PARTS.map((part) => eventReferences(say(`explain.operation.${part}`), entry[part], speech)),
      ...(entry.joinedByOrder
        ? []
        : [eventReferences(say('explain.operation.fails-any'), catalog.settings.failsAny, speech)]),
      text(count('explain.stale', entry.staleSeconds)),
    ),
  };
}
