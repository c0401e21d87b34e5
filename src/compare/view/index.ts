import type { Catalog } from '../../model/catalog';
import type { Answer, ComparedFinding, Comparison, Sight } from '../../model/comparison';
import { type Fact, moreRows, ROWS, type Table, textLists, type TextList, type Tone } from '../../report/view/pieces';
import { createSpeech, type Speech } from './speech';
import { incidentsTable, operationsTable, sidesTable } from './tables';

/** The comparison for people: the same facts with their words, for every form to draw. Texts are plain, not escaped. */
export interface ComparisonView {
  language: Comparison['options']['language'];
  title: string;
  subtitle: string;
  answer: { heading: string; tone: Tone; status: string; sentence: string; reasons: string[] };
  findings: { heading: string; none: string; items: ComparedView[] };
  tables: Table[];
  lists: TextList[];
  about: { heading: string; facts: Fact[]; privacy: string };
}

export interface ComparedView {
  number: number;
  tone: Tone;
  /** `Gone: fixed` */
  label: string;
  title: string;
  facts: Fact[];
  reasons: string[];
}

const TONES: Record<Answer, Tone> = { fixed: 'good', 'not-fixed': 'bad', 'cannot-tell': 'caution' };

export function comparisonView(comparison: Comparison, catalog: Catalog): ComparisonView {
  const speech = createSpeech(comparison, catalog);
  const { say, reason, moment } = speech;
  const { answer, reasons, findings, remarks, at } = comparison;
  const known = findings.slice(0, ROWS);
  return {
    language: comparison.options.language,
    title: say('compare.title'),
    subtitle: at === null ? say('compare.of-reports') : say('compare.of-log', { at: moment(at).text }),
    answer: {
      heading: say('compare.heading.answer'),
      tone: TONES[answer],
      status: say(`compare.answer.${answer}`),
      sentence: say(`compare.answer.${answer}.sentence`),
      reasons: reasons.map((one) => reason('compare.overall', one)),
    },
    findings: {
      heading: say('compare.heading.findings'),
      none: say('compare.no-findings'),
      items: known.map((finding, index) => findingView(finding, index + 1, speech)),
    },
    tables: [operationsTable(comparison, speech), incidentsTable(comparison, speech), sidesTable(comparison, speech)]
      .filter(({ rows }) => rows.length > 0)
      .map((table) => ({
        ...table,
        rows: table.rows.slice(0, ROWS),
        leftOut: moreRows(speech.count, table.rows.length),
      })),
    lists: textLists({
      heading: say('compare.heading.remarks'),
      items: remarks.map((one) => reason('compare.remark', one)),
    }),
    about: {
      heading: say('heading.about'),
      facts: [
        { name: say('about.tool'), value: `${comparison.tool.name} ${comparison.tool.version}` },
        { name: say('about.catalog'), value: comparison.tool.catalogVersion },
        { name: say('about.generated'), value: moment(comparison.generatedAt) },
        { name: say('about.time-zone'), value: comparison.options.timeZone },
        { name: say('compare.rule'), value: say('compare.rule.text') },
      ],
      privacy: say(comparison.before.redacted && comparison.after.redacted ? 'privacy.redacted' : 'privacy.names'),
    },
  };
}

function findingView(finding: ComparedFinding, number: number, speech: Speech): ComparedView {
  const { say, name, reason } = speech;
  const { answer: given, change, weight } = finding;
  const state = [say(`compare.change.${change}`), given === null ? '' : say(`compare.answer.${given}`)];
  const tone = given === null ? (change === 'appeared' && weight === 'writeback' ? 'bad' : 'plain') : TONES[given];
  return {
    number,
    tone,
    label: state.filter(Boolean).join(' · '),
    title: titleOf(finding, speech),
    facts: [
      { name: say('compare.weight'), value: name('compare.weight', weight) },
      { name: say('compare.before'), value: sightText(finding.before, speech) },
      { name: say('compare.after'), value: sightText(finding.after, speech) },
    ],
    reasons: finding.reasons.map((one) => reason('compare.reason', one)),
  };
}

function titleOf({ cause, rule }: ComparedFinding, { catalog, language, name }: Speech): string {
  if (cause === null) return name('rule', rule ?? '');
  return catalog.causeById.get(cause)?.title[language] ?? cause;
}

function sightText(sight: Sight | null, { say, count, moment }: Speech): string {
  if (sight === null) return say('compare.not-seen');
  const last = say('compare.last', { time: moment(sight.lastSeen).text });
  return `${count('compare.cases', sight.count)}; ${last}`;
}
