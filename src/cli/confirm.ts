import { createInterface } from 'node:readline';
import type { Labels } from '../model/catalog';
import { say } from '../report';
import { visible } from '../report/escape';
import { write, type Streams } from './streams';

/** A question that is answered with yes or no; Enter alone is yes, Ctrl-C and the end of the input are no. */
export async function confirm(question: string, labels: Labels, { stdin, stderr }: Streams): Promise<boolean> {
  const lines = createInterface({ input: stdin, output: stderr, terminal: 'setRawMode' in stdin });
  try {
    await write(stderr, `aadclog: ${visible(question)} `);
    const line = await new Promise<string | null>((resolve) => {
      lines.once('line', resolve);
      lines.once('SIGINT', () => lines.close());
      lines.once('close', () => resolve(null));
    });
    if (line === null) await write(stderr, '\n');
    const yes = say(labels, 'collect.accept-yes').split(' ');
    return line !== null && (line.trim() === '' || yes.includes(line.trim().toLowerCase()));
  } finally {
    lines.close();
  }
}
