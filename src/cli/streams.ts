import type { Readable, Writable } from 'node:stream';
import { visible } from '../report/escape';

/** A place to write to; the last two are there when it is a terminal. */
export type Output = Writable & { isTTY?: boolean; columns?: number };

/** Everything that the command line takes from its surroundings. */
export interface Streams {
  stdin: Readable;
  stdout: Output;
  stderr: Output;
  env: Readonly<Record<string, string | undefined>>;
  /** The clock, for `generatedAt` and for progress. */
  now: () => Date;
  /** The system's time zone, an IANA name. */
  timeZone: string;
}

/** Writes all of `text` and waits for it to be taken. A reader that went away (`| head`) is no error. */
export function write(output: Output, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}

/** A message on standard error, in the name of the program; what it quotes cannot steer the terminal. */
export function tell(streams: Streams, message: string): Promise<void> {
  return write(streams.stderr, `aadclog: ${message.split('\n').map(visible).join('\n')}\n`);
}
