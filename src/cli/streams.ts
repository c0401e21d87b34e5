import type { Readable, Writable } from 'node:stream';
import { UserError } from '../errors';
import { visible } from '../report/escape';
import type { Machine } from './machine';

/** A place to write to; the last two are there when it is a terminal. */
export type Output = Writable & { isTTY?: boolean; columns?: number };

/** Everything that the command line takes from its surroundings. */
export interface Streams {
  stdin: Readable & { isTTY?: boolean };
  stdout: Output;
  stderr: Output;
  env: Readonly<Record<string, string | undefined>>;
  /** The clock, for `generatedAt` and for progress. */
  now: () => Date;
  /** The system's time zone, an IANA name. */
  timeZone: string;
  /** The computer and its programs; absent: this one. */
  machine?: Machine;
}

/** The conventions of no-color.org and FORCE_COLOR; the flag `--no-color` goes before both. */
export function wantsColor(flag: boolean, { env, stdout }: Streams): boolean {
  if (!flag || env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  return forced === undefined || forced === '' ? Boolean(stdout.isTTY) && env['TERM'] !== 'dumb' : forced !== '0';
}

/** Writes all of `text` and waits for it to be taken. A reader that went away (`| head`) is no error. */
export async function write(output: Output, text: string): Promise<void> {
  await offer(output, text);
}

/** The same; false: the reader went away. */
export function offer(output: Output, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) => {
      const code = (error as NodeJS.ErrnoException | null | undefined)?.code;
      if (!error || code === 'EPIPE') resolve(!error);
      else
        reject(
          new UserError(`the output cannot be written (${code})`, 'Make room, or choose another place with --output.'),
        );
    });
  });
}

/** A message on standard error, in the name of the program; what it quotes cannot steer the terminal. */
export function tell(streams: Streams, message: string): Promise<void> {
  return write(streams.stderr, `aadclog: ${message.split('\n').map(visible).join('\n')}\n`);
}
