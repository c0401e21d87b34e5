import { noteMessage, problemMessage, say } from '../report';
import type { Labels } from '../model/catalog';
import type { EventProblem, InputProblem } from '../model/record';
import type { Coverage } from '../model/report';
import { oneLine } from '../report/escape';

/** Reasons that concern a piece of a file; they are counted, not listed. All others concern a whole file. */
const piecewise: Record<EventProblem, true> = {
  'event-truncated': true,
  'event-too-large': true,
  'event-malformed': true,
  'event-irregular': true,
  'stretch-unreadable': true,
  'markup-unterminated': true,
  'log-header-damaged': true,
  'chunk-unreadable': true,
  'chunk-changed': true,
  'chunk-truncated': true,
  'records-lost': true,
};

type Problem = Pick<InputProblem, 'file' | 'detail'> & { reason: string };

/** One line for each input that could not be read: its name, what is wrong, the way out. */
export function fileProblemLines(labels: Labels, problems: readonly Problem[]): string[] {
  return problems
    .filter(({ reason }) => !Object.hasOwn(piecewise, reason))
    .map((problem) => oneLine(problemMessage(labels, problem)));
}

/** What to say beside the report about inputs that were not read, or read in part. */
export function remarkLines(labels: Labels, coverage: Coverage): string[] {
  const wholeFiles = coverage.problems.filter(({ reason }) => !Object.hasOwn(piecewise, reason));
  const failed = new Set(wholeFiles.map(({ file }) => file)).size;
  const pieces = coverage.problemCount - wholeFiles.length;
  return [
    ...(failed > 0 ? [counted(labels, 'cli.inputs-failed', failed)] : []),
    ...(pieces > 0 ? [counted(labels, 'cli.pieces-skipped', pieces)] : []),
    ...notesOf(labels, coverage, MEMORY_NOTES),
  ];
}

/** What was taken for no log, to be said where there is nothing else. */
export const skippedLines = (labels: Labels, coverage: Coverage): string[] => notesOf(labels, coverage, ['skipped']);

const MEMORY_NOTES: readonly string[] = ['events-left-out', 'successes-folded'];

const notesOf = (labels: Labels, { notes }: Coverage, kinds: readonly string[]): string[] =>
  notes.filter(({ kind }) => kinds.includes(kind)).map((note) => oneLine(noteMessage(labels, note)));

const counted = (labels: Labels, key: string, n: number): string =>
  say(labels, `${key}.${n === 1 ? 'one' : 'other'}`, { n });
