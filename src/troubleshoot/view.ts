import type { Catalog, Language, Words } from '../model/catalog';
import type { GuideEnding, GuideEntry, GuideStep } from '../model/guide';
import { say as label, type Values } from '../report/say';
import type { SourceView, StepView } from '../report/view/remediations';
import { find, targetOf, type Answer } from './walk';

/** Something to read more about, and what to type for it. */
export interface Reference {
  text: string;
  command: string;
}

export interface StepInWords {
  title: string;
  steps: StepView[];
  uiLabel: string;
  /** Empty where the guide says nothing of the log. */
  expect: string;
  codes: Reference[];
  question: string;
  detailsLabel: string;
  details: Reference[];
}

export interface EndingInWords {
  title: string;
  tone: 'good' | 'caution';
  text: string;
  detailsLabel: string;
  details: Reference[];
}

export interface GuideInWords {
  title: string;
  intro: string;
  steps: (StepInWords & { leads: string[] })[];
  endingsLabel: string;
  endings: EndingInWords[];
  sourcesLabel: string;
  sources: SourceView[];
}

/** Turns guides into the words of one language. */
export interface GuideSpeech {
  catalog: Catalog;
  language: Language;
  say(key: string, values?: Values): string;
  pick(words: Words): string;
}

export function createGuideSpeech(catalog: Catalog, language: Language): GuideSpeech {
  const labels = catalog.labels[language];
  return {
    catalog,
    language,
    say: (key, values) => label(labels, key, values),
    pick: (words) => words[language],
  };
}

export function stepInWords(step: GuideStep, speech: GuideSpeech): StepInWords {
  const { say, pick, catalog } = speech;
  return {
    title: pick(step.title),
    steps: step.do.map(({ text, command, ui }) => ({ text: pick(text), command: command ?? null, ui: ui ?? null })),
    uiLabel: say('remediation.ui'),
    expect: step.expect ? say('guide.expect', { text: pick(step.expect.text) }) : '',
    codes: (step.expect?.keys ?? []).flatMap((key) => {
      const event = catalog.eventByKey.get(key);
      return event ? [{ text: pick(event.title), command: explain(key) }] : [];
    }),
    question: pick(step.question),
    ...details(step, speech),
  };
}

export function endingInWords(ending: GuideEnding, speech: GuideSpeech): EndingInWords {
  const { pick } = speech;
  const tone = ending.solved ? 'good' : 'caution';
  return { title: pick(ending.title), tone, text: pick(ending.text), ...details(ending, speech) };
}

export function guideInWords(guide: GuideEntry, speech: GuideSpeech): GuideInWords {
  const { say, pick } = speech;
  return {
    title: pick(guide.title),
    intro: pick(guide.intro),
    steps: guide.steps.map((step) => ({
      ...stepInWords(step, speech),
      leads: (['yes', 'no'] as const).map((given) => leads(guide, step, given, speech)),
    })),
    endingsLabel: say('guide.endings'),
    endings: guide.endings.map((ending) => endingInWords(ending, speech)),
    sourcesLabel: say('sources'),
    sources: guide.sources,
  };
}

/** `Yes: on to step 2, TLS 1.2`. */
function leads(guide: GuideEntry, step: GuideStep, given: Answer, { catalog, say, pick }: GuideSpeech): string {
  const place = find(catalog, guide, targetOf(guide, step, given));
  const target =
    place === null
      ? targetOf(guide, step, given)
      : place.at.ending
        ? say('guide.to-ending', { title: pick(place.at.ending.title) })
        : place.guide === guide
          ? say('guide.to-step', { n: guide.steps.indexOf(place.at.step) + 1, title: pick(place.at.step.title) })
          : say('guide.to-guide', { title: pick(place.guide.title) });
  return say('guide.leads', { answer: say(`guide.answer.${given}`), target });
}

type Detailed = Pick<GuideStep, 'remediations' | 'symptoms'>;

function details({ remediations, symptoms }: Detailed, { catalog, say, pick }: GuideSpeech) {
  const entries = [
    ...remediations.map((id) => catalog.remediationById.get(id)),
    ...symptoms.map((id) => catalog.symptomById.get(id)),
  ];
  return {
    detailsLabel: say('guide.details'),
    details: entries.flatMap((entry) => (entry ? [{ text: pick(entry.title), command: explain(entry.id) }] : [])),
  };
}

const explain = (id: string): string => `aadclog explain ${/\s/.test(id) ? `"${id}"` : id}`;
