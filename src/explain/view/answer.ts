import type { Known } from '../entries';
import { signedDecimal, windowsError } from '../error-code';
import type { Found } from '../lookup';
import type { CodeRange } from '../ranges';
import type { Resolution } from '../resolve';
import { bare } from '../term';
import { blocks, type Block, type EntryView } from './blocks';
import { causeView } from './cause';
import { eventView, hresultView } from './codes';
import { text } from './pieces';
import { remediationView } from './remediation';
import { explainCommand, type Speech } from './speech';
import { operationView, symptomView } from './symptom';

/** How much is told. */
export interface Detail {
  /** The published texts of event codes. */
  specimens: boolean;
  /** Remediations of symptoms whole, and everything found in a pasted text whole. */
  full: boolean;
}

/** One term's answer in words. */
export interface AnswerView {
  /** The term, shortened; empty where there is only one. */
  heading: string;
  intro: Block[];
  entries: EntryView[];
  /** For an unknown term: what is known around it. */
  outro: Block[];
}

const TERM_SHOWN = 60;

export function answerView(resolution: Resolution, several: boolean, detail: Detail, speech: Speech): AnswerView {
  const { term, matches } = resolution;
  const isPasted = matches.some(({ by }) => by === 'text');
  // Of what a text speaks for, the likeliest cause is told whole.
  const whole = (found: Found): boolean =>
    !isPasted || detail.full || matches.length === 1 || found === likeliest(matches);
  return {
    heading: several ? shortened(term) : '',
    intro: intro(resolution, isPasted, speech),
    entries: matches.map((found) =>
      withConfidence(
        found,
        whole(found) ? entryView(found.known, detail, speech) : briefView(found.known, speech),
        speech,
      ),
    ),
    outro: matches.length > 0 ? [] : unknown(resolution, speech),
  };
}

/** The cause that is surer than every other; undefined where several are equally sure. */
function likeliest(matches: readonly Found[]): Found | undefined {
  const [first, second] = matches.filter(({ known }) => known.kind === 'cause');
  return first?.confidence === second?.confidence ? undefined : first;
}

/** The term in one line, without the quotes around it. */
export function shortened(term: string): string {
  const line = bare(term.slice(0, 4 * TERM_SHOWN)).replace(/\s+/g, ' ');
  return line.length > TERM_SHOWN ? `${line.slice(0, TERM_SHOWN)}…` : line || term.slice(0, TERM_SHOWN).trim();
}

export function entryView(known: Known, detail: Detail, speech: Speech): EntryView {
  switch (known.kind) {
    case 'event':
      return eventView(known, speech, detail.specimens);
    case 'hresult':
      return hresultView(known, speech);
    case 'cause':
      return causeView(known, speech);
    case 'remediation':
      return remediationView(known, speech);
    case 'symptom':
      return symptomView(known, speech, detail.full);
    case 'operation':
      return operationView(known, speech);
  }
}

/** What it is and what it means, and what to type for the rest. */
function briefView(known: Known, speech: Speech): EntryView {
  const { say, pick } = speech;
  const { label, id, name, title, tone } = entryView(known, { specimens: false, full: false }, speech);
  const { entry } = known;
  const meaning = 'meaning' in entry ? pick(entry.meaning) : 'explanation' in entry ? pick(entry.explanation) : '';
  const more: Block = {
    kind: 'references',
    heading: '',
    items: [{ text: say('explain.more'), command: explainCommand(known.id) }],
  };
  return { label, id, name, title, tone, blocks: blocks(text(meaning), more) };
}

function withConfidence({ confidence }: Found, view: EntryView, { say }: Speech): EntryView {
  if (confidence === undefined) return view;
  return {
    ...view,
    label: say('explain.likely-cause', { label: view.label, confidence: say(`confidence.${confidence}`) }),
  };
}

function intro({ matches, ranges }: Resolution, isPasted: boolean, speech: Speech): Block[] {
  const { say } = speech;
  if (isPasted) return blocks(text(say('explain.by-text')), ...(ranges.length > 0 ? rangeBlocks(ranges, speech) : []));
  return matches.length > 1 ? [text(say('explain.several', { n: matches.length }))] : [];
}

function unknown({ term, nearest, ranges, hresult }: Resolution, speech: Speech): Block[] {
  const { say } = speech;
  return blocks(
    { kind: 'text', text: say('explain.unknown', { term: shortened(term) }), caution: true },
    ...rangeBlocks(ranges, speech),
    hresult === null ? null : text(hresultNote(hresult, speech)),
    {
      kind: 'references',
      heading: say('explain.nearest'),
      items: nearest.map((known) => nearestReference(known, speech)),
    },
    nearest.length === 0 ? text(say('explain.no-nearest')) : null,
  );
}

const rangeBlocks = (ranges: readonly CodeRange[], { say }: Speech): Block[] =>
  ranges.map(({ endsAttempt, ...range }) => text(say(endsAttempt ? 'explain.range.failure' : 'explain.range', range)));

function hresultNote(hresult: string, { say, catalog }: Speech): string {
  const values = { code: `0x${hresult}`, decimal: signedDecimal(hresult) };
  const number = windowsError(hresult);
  if (number !== null) return say('explain.hresult.windows', { ...values, number });
  const isEngine = hresult.startsWith(catalog.settings.enginePrefix);
  return say(isEngine ? 'explain.hresult.engine' : 'explain.hresult.other', values);
}

function nearestReference(known: Known, { say, pick }: Speech): { text: string; command: string } {
  const id = known.kind === 'hresult' ? `0x${known.id}` : known.id;
  return {
    text: say('explain.event-reference', { key: id, title: pick(known.entry.title) }),
    command: explainCommand(known.id),
  };
}
