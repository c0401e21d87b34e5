import type { Catalog } from '../model/catalog';
import type { GuideEnding, GuideEntry, GuideStep } from '../model/guide';

export type Answer = 'yes' | 'no' | 'skip';

export interface Answered {
  guide: GuideEntry;
  step: GuideStep;
  answer: Answer;
}

/** What was answered so far, and where that has led: a step, or the ending. */
export interface Walk {
  answered: readonly Answered[];
  guide: GuideEntry;
  at: { step: GuideStep; ending: null } | { step: null; ending: GuideEnding };
}

type Guides = Pick<Catalog, 'guideById'>;

/** Where the guide begins; null for one that the catalog does not have. */
export function begin(catalog: Guides, guide: string): Walk | null {
  const entry = catalog.guideById.get(guide);
  return entry ? { answered: [], guide: entry, at: { step: entry.steps[0]!, ending: null } } : null;
}

/** One answer further; at an ending nothing changes. */
export function answer(walk: Walk, catalog: Guides, given: Answer): Walk {
  const { guide, at } = walk;
  if (at.step === null) return walk;
  const answered = [...walk.answered, { guide, step: at.step, answer: given }];
  const place = find(catalog, guide, targetOf(guide, at.step, given));
  // The catalog's check has followed every answer.
  if (place === null) throw new Error(`guide ${guide.id}: the answer ${given} at ${at.step.id} leads nowhere`);
  return { answered, ...place };
}

/** One answer back; at the beginning nothing changes. */
export function back(walk: Walk): Walk {
  const last = walk.answered.at(-1);
  if (!last) return walk;
  return { answered: walk.answered.slice(0, -1), guide: last.guide, at: { step: last.step, ending: null } };
}

/** Where an answer leads, as the catalog writes it. */
export function targetOf({ steps }: GuideEntry, step: GuideStep, given: Answer): string {
  if (given !== 'skip') return step[given];
  return step.skip ?? steps[steps.indexOf(step) + 1]?.id ?? step.no;
}

/** What a target names: a step, an ending, or the first step of another guide. */
export function find(catalog: Guides, guide: GuideEntry, target: string): Pick<Walk, 'guide' | 'at'> | null {
  const other = /^guide:(.*)$/.exec(target)?.[1];
  const entry = other === undefined ? guide : catalog.guideById.get(other);
  const step = other === undefined ? guide.steps.find(({ id }) => id === target) : entry?.steps[0];
  if (entry && step) return { guide: entry, at: { step, ending: null } };
  const ending = guide.endings.find(({ id }) => id === target);
  return ending ? { guide, at: { step: null, ending } } : null;
}

/** The first guide, then those that it leads to in the order of its answers, then the rest. */
export function inOrder(catalog: Pick<Catalog, 'guides' | 'guideById'>, first: string): GuideEntry[] {
  const ordered = new Set<GuideEntry>();
  const visit = (guide: GuideEntry): void => {
    if (ordered.has(guide)) return;
    ordered.add(guide);
    for (const step of guide.steps)
      for (const given of ['no', 'yes', 'skip'] as const) {
        const place = find(catalog, guide, targetOf(guide, step, given));
        if (place) visit(place.guide);
      }
  };
  for (const guide of [catalog.guideById.get(first), ...catalog.guides]) if (guide) visit(guide);
  return [...ordered];
}
