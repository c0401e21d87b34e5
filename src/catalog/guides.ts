import type { GuideEntry } from '../model/guide';
import type { Entries, Entry } from './entries';
import type { Kind } from './kinds';
import { problem, type CatalogProblem, type Place } from './problem';

/** Where `aadclog troubleshoot` begins. */
export const FIRST_GUIDE = 'start';
const OTHER_GUIDE = 'guide:';

/** A guide ends, whatever is answered: every answer leads somewhere, nothing goes in circles, nothing is out of reach. */
export function checkGuides(entries: Entries, names: Record<Kind, ReadonlySet<string>>): CatalogProblem[] {
  return [...entries.guides.flatMap((entry) => checkGuide(entry, names.guides)), ...circles(entries.guides)];
}

type Answer = [place: Place, target: string];

/** Every answer of the guide. Who skips the last step goes where "no" leads, if nothing else is said. */
function answers({ steps }: GuideEntry): { from: number; answers: Answer[] }[] {
  return steps.map((step, from) => {
    const skipped: Answer =
      step.skip === undefined
        ? [['steps', from], steps[from + 1]?.id ?? step.no]
        : [['steps', from, 'skip'], step.skip];
    return { from, answers: [[['steps', from, 'yes'], step.yes], [['steps', from, 'no'], step.no], skipped] };
  });
}

function checkGuide(entry: Entry<GuideEntry>, guides: ReadonlySet<string>): CatalogProblem[] {
  const { file, value } = entry;
  const problems: CatalogProblem[] = [];
  const places = new Map<string, Place>();
  const own: Answer[] = [
    ...value.steps.map(({ id }, index): Answer => [['steps', index, 'id'], id]),
    ...value.endings.map(({ id }, index): Answer => [['endings', index, 'id'], id]),
  ];
  for (const [place, id] of own) {
    if (places.has(id)) problems.push(problem(file, place, `the id "${id}" is there twice`, 'give each its own'));
    else places.set(id, place);
  }

  const next = new Map<string, string[]>();
  for (const { from, answers: given } of answers(value)) {
    const known = given.filter(([place, target]) => {
      const guide = target.startsWith(OTHER_GUIDE) ? target.slice(OTHER_GUIDE.length) : null;
      if (guide === null ? places.has(target) : guides.has(guide)) return true;
      const noun = guide === null ? 'step or ending' : 'guide';
      problems.push(problem(file, place, `there is no ${noun} "${guide ?? target}"`, 'correct the name or add it'));
      return false;
    });
    next.set(
      value.steps[from]!.id,
      known.map(([, target]) => target),
    );
  }

  const reached = new Set<string>();
  const visit = (id: string): void => {
    if (reached.has(id)) return;
    reached.add(id);
    next.get(id)?.forEach(visit);
  };
  visit(value.steps[0]!.id);
  for (const [id, place] of places)
    if (!reached.has(id))
      problems.push(problem(file, place, `no answer leads to "${id}"`, 'lead one there or remove it'));
  return problems;
}

/** Steps of all guides as one graph: where an answer leads back to a step before it, somebody would never get out. */
function circles(guides: Entries['guides']): CatalogProblem[] {
  const first = new Map(guides.map(({ value }) => [value.id, `${value.id}/${value.steps[0]!.id}`]));
  const edges = new Map<string, { to: string; entry: Entry<GuideEntry>; place: Place }[]>();
  for (const entry of guides)
    for (const { from, answers: given } of answers(entry.value))
      edges.set(
        `${entry.value.id}/${entry.value.steps[from]!.id}`,
        given.map(([place, target]) => {
          const other = target.startsWith(OTHER_GUIDE) ? first.get(target.slice(OTHER_GUIDE.length)) : undefined;
          return { to: other ?? `${entry.value.id}/${target}`, entry, place };
        }),
      );

  const problems: CatalogProblem[] = [];
  const done = new Set<string>();
  const open = new Set<string>();
  const visit = (step: string): void => {
    open.add(step);
    for (const { to, entry, place } of edges.get(step) ?? []) {
      if (open.has(to))
        problems.push(problem(entry.file, place, `leads back to "${to}", so the guide would never end`, 'lead it on'));
      else if (!done.has(to)) visit(to);
    }
    open.delete(step);
    done.add(step);
  };
  for (const step of edges.keys()) if (!done.has(step)) visit(step);
  return problems;
}
