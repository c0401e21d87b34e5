import { reveal } from '../redact';
import { readText } from './read-text';
import { requireKey } from './redact-key';
import { write, type Streams } from './streams';

export interface RevealFlags {
  redactKey: string;
}

/** `aadclog reveal`: a text with pseudonyms translated back, to standard output. Throws UserError. */
export async function revealCommand(path: string, { redactKey }: RevealFlags, streams: Streams): Promise<void> {
  const { pairs } = await requireKey(redactKey);
  await write(streams.stdout, reveal(await readText(path, streams.stdin), pairs));
}
