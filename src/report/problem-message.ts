import type { Labels } from '../model/catalog';
import { say } from './say';

/**
 * Why a file or an event could not be read, and the way out, in one line: what the report and the command line both say.
 * A reason without a label is shown as it is.
 */
export function problemMessage(
  labels: Labels,
  problem: { file: string; reason: string; detail: string | null },
): string {
  const key = `problem.${problem.reason}`;
  const message = Object.hasOwn(labels, key)
    ? say(labels, key, { file: problem.file })
    : `${problem.file}: ${problem.reason}`;
  return problem.detail === null ? message : `${message} (${problem.detail})`;
}
