import type { Exported, Fact, Unknown } from '../model/facts';
import type { ExportStep } from './exports';
import { type Answer, complaint, type RunProgram, textOf } from './programs';
import type { Question } from './questions';

/** A fact is a name, a number, a state: more than so many characters is none. */
const LONGEST_VALUE = 200;

/** Asks one question after the other; one that fails costs its own facts and no others. */
export async function gatherFacts(
  asked: readonly Question[],
  run: RunProgram,
  notAsked: Unknown['reason'] = 'nobody-to-ask',
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const question of asked) {
    if (question.call === null) facts.push(...without(question, { reason: notAsked, detail: null }));
    else facts.push(...understood(question, await run(question.call)));
  }
  return facts;
}

function understood(question: Question, answer: Answer): Fact[] {
  const wrong = failureOf(answer, question.answers);
  if (wrong) return without(question, wrong);
  const values = question.read(textOf(answer.stdout), answer.code!);
  return question.facts.map((id) => {
    const value = values[id];
    if (value !== undefined && value.length <= LONGEST_VALUE) return { id, value, unknown: null };
    const detail = complaint({ ...answer, code: null }) || null;
    return { id, value: null, unknown: { reason: 'not-understood', detail } };
  });
}

const without = ({ facts }: Question, unknown: Unknown): Fact[] => facts.map((id) => ({ id, value: null, unknown }));

/** Exports one after the other. */
export async function runExports(
  steps: readonly ExportStep[],
  run: RunProgram,
  onStep: (exported: Exported) => Promise<void>,
): Promise<Exported[]> {
  const done: Exported[] = [];
  for (const { call, exported } of steps) {
    const one = { ...exported, unknown: failureOf(await run(call), [0]) };
    await onStep(one);
    done.push(one);
  }
  return done;
}

function failureOf(answer: Answer, good: readonly number[]): Unknown | null {
  if (answer.failure !== null) return { reason: answer.failure, detail: complaint(answer) || null };
  return good.includes(answer.code!) ? null : { reason: 'failed', detail: complaint(answer) || null };
}
