import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { UserError } from '../errors';
import type { RedactionKey } from '../model/redaction-key';
import { writePrivate } from './output';
import { sameFile } from './same-file';

const KEY_BYTES = 32;

/** A key for one run, whose pseudonyms nobody can translate back or find again in another report. */
export const newKey = (): RedactionKey => ({
  aadclog: 'redaction-key',
  version: 1,
  key: randomBytes(KEY_BYTES).toString('base64'),
  pairs: [],
});

/** What a key file holds, with its text, so that a change by another run is noticed; null where there is none yet. */
export interface LoadedKey {
  key: RedactionKey;
  text: string | null;
}

/** Reads a key file, or begins one. Throws UserError where the file is no key file. */
export async function loadKey(path: string): Promise<LoadedKey> {
  const text = readKeyFile(path);
  return text === null ? { key: newKey(), text } : { key: await parseKey(path, text), text };
}

/** Reads a key file that must be there. */
export async function requireKey(path: string): Promise<RedactionKey> {
  const text = readKeyFile(path);
  if (text !== null) return parseKey(path, text);
  throw new UserError(
    `${path}: there is no such key file`,
    'It is the file that --redact-key named when the report was made.',
  );
}

/** Writes the key file, readable for its owner alone, unless another run has changed it since it was read. */
export function saveKey(path: string, key: RedactionKey, loaded: LoadedKey): void {
  const text = `${JSON.stringify(key, null, 1)}\n`;
  if (readKeyFile(path) !== loaded.text)
    throw new UserError(`${path}: another run has changed the key file meanwhile`, 'Run the same command again.');
  if (text !== loaded.text) writePrivate(path, text);
}

/** Fails early where a file cannot be the key file, or is an input or the output too. */
export async function checkKey(path: string, others: readonly string[]): Promise<void> {
  if (others.some((other) => sameFile(other, path)))
    throw new UserError(`--redact-key ${path} is also an input or the output`, 'Name a file of its own.');
  await loadKey(path);
}

function readKeyFile(path: string): string | null {
  try {
    if (statSync(path).isFile()) return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new UserError(`${path}: the key file cannot be read (${code})`, 'Check its permissions.');
  }
  throw new UserError(`${path} is no file`, 'Name a file for the key, such as redaction-key.json.');
}

async function parseKey(path: string, text: string): Promise<RedactionKey> {
  const { redactionKeySchema } = await import('../model/redaction-key.js');
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON is no key file either.
  }
  const parsed = redactionKeySchema.safeParse(value);
  const key = parsed.data;
  if (key && Buffer.from(key.key, 'base64').length === KEY_BYTES && isOneToOne(key)) return key;
  throw new UserError(
    `${path} is no key file of aadclog, or it is damaged`,
    'Nothing was changed. Name another file, or one that is not there yet.',
  );
}

/** A table that was edited by hand could translate one name into another. */
function isOneToOne({ pairs }: RedactionKey): boolean {
  const pseudonyms = new Set(pairs.map(({ pseudonym }) => pseudonym.toLowerCase()));
  return pseudonyms.size === pairs.length;
}
