import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError } from '../errors';
import type { Labels } from '../model/catalog';
import { Passwords } from '../read';
import { say } from '../report';
import { visible } from '../report/escape';
import { write, type Streams } from './streams';

/**
 * The passwords of `--zip-password-file`, one on each line, and the person at the terminal, where there is one and it is
 * not busy with handing over a log. Throws UsageError.
 * @param paths what is to be read; `-` takes the terminal's input.
 * @param pause clears what is drawn on the terminal while a question stands there.
 */
export function zipPasswords(
  file: string | undefined,
  paths: readonly string[],
  labels: Labels,
  streams: Streams,
  pause: () => void = () => undefined,
): Passwords {
  const given = file === undefined ? [] : passwordsIn(file);
  const asks = Boolean(streams.stdin.isTTY && streams.stderr.isTTY) && !paths.includes('-');
  return new Passwords(
    given,
    asks
      ? async (archive, again) => {
          pause();
          const question = say(labels, again ? 'cli.password-again' : 'cli.password', { file: archive });
          return hiddenLine(`aadclog: ${visible(question)} `, streams);
        }
      : null,
  );
}

function passwordsIn(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `--zip-password-file ${file}: the file cannot be read (${code})`,
      'Name a text file that holds the password.',
    );
  }
  // A password may begin or end with blanks; only the line end is no part of it.
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  if (lines.length > 0) return lines;
  throw new UsageError(`--zip-password-file ${file}: the file is empty`, 'Write the password into it, on one line.');
}

/** One line that is typed and not shown; null when the person leaves with Ctrl-C or Ctrl-D. */
async function hiddenLine(question: string, { stdin, stderr }: Streams): Promise<string | null> {
  await write(stderr, question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true });
  try {
    return await new Promise<string | null>((resolve) => {
      lines.once('line', resolve);
      lines.once('SIGINT', () => lines.close());
      lines.once('close', () => resolve(null));
    });
  } finally {
    lines.close();
    await write(stderr, '\n');
  }
}
