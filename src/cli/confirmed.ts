import { createInterface } from 'node:readline/promises';
import type { Streams } from './streams';

/** Asks on a terminal and wants a plain yes; false where nobody can be asked. */
export async function confirmed(question: string, { stdin, stderr }: Streams): Promise<boolean> {
  if (!stdin.isTTY || !stderr.isTTY) return false;
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    return /^(y|yes|j|ja)$/i.test((await lines.question(`${question} `)).trim());
  } finally {
    lines.close();
  }
}
