import type { CauseEntry } from '../../model/catalog';
import type { KnownOf } from '../entries';
import { remediationsOf, symptomsOfCause } from '../references';
import { blocks, type Block, type EntryView } from './blocks';
import { evidenceInWords } from './conditions';
import { caveat, list, references, sources, text, TONES } from './pieces';
import { wholeRemediations } from './remediation';
import type { Speech } from './speech';

/** A cause: how it is recognised, what speaks for and against it, and everything there is to do about it. */
export function causeView({ id, entry }: KnownOf<'cause'>, speech: Speech): EntryView {
  const { say, pick, catalog } = speech;
  return {
    label: say('explain.kind.cause'),
    id,
    name: '',
    title: pick(entry.title),
    tone: TONES[entry.severity],
    blocks: blocks(
      {
        kind: 'facts',
        facts: [
          { name: say('explain.severity'), value: say(`severity.${entry.severity}`) },
          { name: say('finding.fault'), value: say(`fault.${entry.fault}`) },
          { name: say('explain.affects'), value: say(`explain.affects.${entry.affects}`) },
          { name: say('explain.hits'), value: say(`explain.hits.${entry.hits}`) },
        ],
      },
      text(pick(entry.explanation)),
      caveat(entry.status, speech),
      evidence(entry, speech),
      list('finding.supports', entry.supports, speech),
      list('finding.against', entry.against, speech),
      list('finding.decides', entry.decides, speech),
      list('finding.look-alikes', entry.lookAlikes, speech),
      references('explain.symptoms', symptomsOfCause(id, catalog), speech),
      sources(entry.sources, speech),
      ...wholeRemediations(remediationsOf(entry.remediations, catalog), speech),
    ),
  };
}

/** A cause without evidence is found by a rule: a sequence or an absence, which no single event shows. */
function evidence(entry: CauseEntry, speech: Speech): Block {
  const { say, pick, catalog } = speech;
  if (entry.evidence.length === 0) return text(say('explain.evidence.rule'));
  const stronger = entry.yieldsTo.flatMap((id) => catalog.causeById.get(id) ?? []).map(({ title }) => pick(title));
  return {
    kind: 'list',
    list: {
      heading: say('explain.evidence.heading'),
      items: [
        ...evidenceInWords(entry, speech),
        ...(entry.minCount > 1 ? [say('explain.min-count', { n: entry.minCount })] : []),
        ...(stronger.length > 0 ? [say('explain.yields', { causes: stronger.join('; ') })] : []),
      ],
    },
  };
}
