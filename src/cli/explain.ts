import { UsageError } from '../errors';
import { explain } from '../explain';
import { chooseAnswer, type AnswerFlags } from './answer-flags';
import { chosenCatalog } from './catalog-source';
import { DONE, NOT_FOUND, type ExitStatus } from './exit-status';
import { checkOutput, writeOutput } from './output';
import { write, type Streams } from './streams';

export interface ExplainFlags extends AnswerFlags {
  specimens?: boolean;
  full?: boolean;
}

/** More than any event holds; what lies beyond is not read. */
const MOST_INPUT = 4 * 1024 * 1024;

/** `aadclog explain`: what the catalog knows of each term. Throws UserError. */
export async function explainCommand(
  terms: readonly string[],
  flags: ExplainFlags,
  streams: Streams,
): Promise<ExitStatus> {
  const options = chooseAnswer(flags, streams);
  if (flags.output !== undefined) checkOutput(flags.output, []);
  const catalog = await chosenCatalog(flags.catalog);
  const given: string[] = [];
  for (const term of terms) given.push(term === '-' ? await inputText(streams) : term);
  if (given.every((term) => term.trim() === ''))
    throw new UsageError('there is nothing to explain', 'Name a code, such as 33004, or paste a text in quotes.');

  const { text, known } = explain(given, catalog, {
    ...options,
    specimens: flags.specimens ?? false,
    full: flags.full ?? false,
  });
  if (flags.output === undefined) await write(streams.stdout, text);
  else writeOutput(flags.output, text);
  return known ? DONE : NOT_FOUND;
}

/** An event's text is full of quotes, which a shell would take for its own. */
async function inputText({ stdin }: Streams): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(chunk as Buffer);
    chunks.push(bytes);
    size += bytes.length;
    if (size >= MOST_INPUT) break;
  }
  const bytes = Buffer.concat(chunks);
  return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le', 2) : bytes.toString('utf8');
}
