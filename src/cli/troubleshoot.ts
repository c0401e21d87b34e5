import { UsageError } from '../errors';
import { FIRST_GUIDE, printGuides, walks } from '../troubleshoot';
import { chooseAnswer, type AnswerFlags } from './answer-flags';
import { chosenCatalog } from './catalog-source';
import { converse } from './conversation';
import { DONE, type ExitStatus } from './exit-status';
import { checkOutput, writeOutput } from './output';
import { write, type Streams } from './streams';

export interface TroubleshootFlags extends AnswerFlags {
  print?: boolean;
}

/** `aadclog troubleshoot`: asks a person at a terminal, and prints the guides everywhere else. Throws UserError. */
export async function troubleshootCommand(
  guide: string | undefined,
  flags: TroubleshootFlags,
  streams: Streams,
): Promise<ExitStatus> {
  const options = chooseAnswer(flags, streams);
  if (flags.output !== undefined) checkOutput(flags.output, []);
  const catalog = await chosenCatalog(flags.catalog);
  const walk = walks.begin(catalog, guide?.trim().toLowerCase() ?? FIRST_GUIDE);
  if (walk === null)
    throw new UsageError(
      `there is no guide "${guide}"`,
      `Use one of ${catalog.guides.map(({ id }) => id).join(', ')}, or none.`,
    );
  if (isAsked(flags, streams) && options.format === 'terminal') {
    await converse(walk, catalog, options, streams);
    return DONE;
  }
  const guides = guide === undefined ? walks.inOrder(catalog, FIRST_GUIDE) : [walk.guide];
  const text = printGuides(guides, catalog, options);
  if (flags.output === undefined) await write(streams.stdout, text);
  else writeOutput(flags.output, text);
  return DONE;
}

const isAsked = ({ print, output }: TroubleshootFlags, { stdin, stdout }: Streams): boolean =>
  !print && output === undefined && Boolean(stdin.isTTY && stdout.isTTY);
