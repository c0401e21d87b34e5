import * as z from 'zod';
import { step } from './catalog';
import { date, id, key, source, words } from './entry-parts';

/** Where an answer leads: a step or an ending of the same guide, or the first step of another one as `guide:<id>`. */
const target = z
  .string()
  .regex(/^(guide:)?[a-z0-9]+(-[a-z0-9]+)*$/, 'a target is the id of a step or an ending, or guide:<id of a guide>');

const remediations = z.array(id).default([]);
const symptoms = z.array(id).default([]);

const guideStep = z.strictObject({
  id,
  title: words,
  /** What to do or to look at, in order. Shown, never run. */
  do: z.array(step).min(1),
  /** What then to expect in the log, and the event codes that show it. */
  expect: z.strictObject({ text: words, keys: z.array(key).default([]) }).optional(),
  /** What can be answered with yes or no. */
  question: words,
  yes: target,
  no: target,
  /** Where it goes on for those who do not know; the next step of the file unless given. */
  skip: target.optional(),
  /** Where the details are. */
  remediations,
  symptoms,
});

const ending = z.strictObject({
  id,
  /** Whether the trouble is over: for the summary. */
  solved: z.boolean(),
  title: words,
  text: words,
  remediations,
  symptoms,
});

/** `guides/<id>.yaml`: what to try in which order, where there is no log or the log says nothing. */
export const guideSchema = z.strictObject({
  id,
  title: words,
  /** When to use it, in a sentence or two. */
  intro: words,
  /** The first one is where the guide begins. */
  steps: z.array(guideStep).min(1),
  endings: z.array(ending).min(1),
  sources: z.array(source).min(1),
});

/** `catalog.yaml` of an overlay: an organisation's own entries and changes, laid over ours. */
export const overlaySchema = z.strictObject({
  /** Short; every report that was made with the overlay names it. */
  name: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u, 'a name is up to 40 letters, digits, blanks and . _ -'),
  version: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,19}$/u, 'a version is up to 20 letters, digits and . _ -')
    .optional(),
  date: date.optional(),
  /** Fields of our own catalog.yaml to change, by the same rules as every entry. */
  settings: z.record(z.string(), z.unknown()).default({}),
});

export type GuideEntry = z.infer<typeof guideSchema>;
export type GuideStep = GuideEntry['steps'][number];
export type GuideEnding = GuideEntry['endings'][number];
export type OverlayHead = z.infer<typeof overlaySchema>;
