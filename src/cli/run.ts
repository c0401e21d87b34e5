import { CommanderError, type Command } from 'commander';
import { UserError } from '../errors';
import { repairArguments } from './arguments';
import { DONE, NOT_DONE, type ExitStatus } from './exit-status';
import { createProgram } from './program';
import { tell, write, type Streams } from './streams';

/**
 * Runs the command line.
 * @param argv the arguments alone, without node and the program.
 * @returns the exit status; never throws.
 */
export async function run(argv: readonly string[], streams: Streams): Promise<ExitStatus> {
  const words = repairArguments(argv);
  let status: ExitStatus = DONE;
  const program = createProgram(streams, (given) => (status = given));
  try {
    if (words[0] === '--version') await write(streams.stdout, await versionLine());
    else await program.parseAsync(words, { from: 'user' });
    return status;
  } catch (error) {
    return await explain(error, program, words, streams);
  }
}

async function versionLine(): Promise<string> {
  const { catalogVersion, toolVersion } = await import('./catalog-source.js');
  return `aadclog ${await toolVersion()} (catalog ${await catalogVersion()})\n`;
}

async function explain(error: unknown, program: Command, words: string[], streams: Streams): Promise<ExitStatus> {
  if (error instanceof CommanderError) {
    // Help was asked for, or shown because no command was given.
    if (error.exitCode === 0) return DONE;
    if (error.code === 'commander.help') return NOT_DONE;
    await tell(streams, error.message.replace(/^error: /, '').replaceAll('\n', ' '));
    await tell(streams, usageHint(error, program, words));
  } else if (error instanceof UserError) {
    await tell(streams, error.message);
    if (error.hint !== null) await tell(streams, error.hint);
  } else await tellBug(error, words.includes('--debug'), streams);
  return NOT_DONE;
}

function usageHint(error: CommanderError, program: Command, words: string[]): string {
  const command = program.commands.find((each) => each.name() === words[0]);
  if (!command && error.code === 'commander.unknownCommand' && /[./\\*]/.test(words[0]!))
    return `To analyse a log: aadclog analyze ${words[0]}`;
  return `See: aadclog ${command ? `${command.name()} ` : ''}--help`;
}

async function tellBug(error: unknown, debug: boolean, streams: Streams): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  await tell(streams, `this is a bug in aadclog: ${message.split('\n')[0]}`);
  if (debug) await write(streams.stderr, `${error instanceof Error ? error.stack : message}\n`);
  else await tell(streams, 'Please report it with what the same command prints with --debug, names in it removed.');
}
