import { readFileSync } from 'node:fs';
import { UsageError } from '../errors';
import { writeOutput } from './output';
import type { Position } from './watch-feed';

/** Where watching stopped, for the next time; null: it is the first time. Throws UsageError. */
export function loadPosition(file: string): Position | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new UsageError(
      `--state ${file}: the file cannot be read (${code})`,
      'Name a file, which need not exist yet.',
    );
  }
  const position = parsed(text);
  if (position) return position;
  throw new UsageError(
    `--state ${file} holds no place in a log`,
    'Name another file, or delete this one to begin anew.',
  );
}

export const savePosition = (file: string, position: Position): void =>
  writeOutput(file, `${JSON.stringify({ kind: KIND, position }, null, 2)}\n`);

const KIND = 'aadclog-watch';
const isTime = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value));

function parsed(text: string): Position | null {
  let saved: { kind?: unknown; position?: Record<string, unknown> };
  try {
    saved = JSON.parse(text) as typeof saved;
  } catch {
    return null;
  }
  const { kind, position } = saved ?? {};
  if (kind !== KIND || typeof position !== 'object' || position === null) return null;
  const { recordId, time, oldest, clock, path, offset, identity } = position;
  const isLog =
    position['kind'] === 'log' &&
    typeof recordId === 'string' &&
    /^\d{1,19}$/.test(recordId) &&
    isTime(time) &&
    isTime(oldest) &&
    isTime(clock);
  const isFile =
    position['kind'] === 'file' &&
    typeof path === 'string' &&
    Number.isSafeInteger(offset) &&
    typeof identity === 'string';
  return isLog || isFile ? (position as Position) : null;
}
