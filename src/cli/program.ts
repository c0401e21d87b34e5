import { Command, Option } from 'commander';
import { failOn, formats, type RawFlags } from './flags';
import { DONE, type ExitStatus } from './exit-status';
import type { Streams } from './streams';

const examples = `
Examples:
  aadclog analyze Application.xml
  aadclog analyze C:\\logs --output report.html --time-zone Europe/Stockholm
  aadclog analyze server1.xml server2.xml --user anna@example.com --last 48h
  aadclog analyze Application.xml --format json --fail-on error > report.json
  wevtutil qe Application /f:xml | aadclog analyze -

Exit status: 0 done; 1 done, with findings at or above --fail-on; 2 not done.
`;

/**
 * The command line as commander knows it. Commands are loaded when they run, so that `--help` costs nothing.
 * @param exit takes the command's exit status.
 */
export function createProgram(streams: Streams, exit: (status: ExitStatus) => void): Command {
  const program = new Command('aadclog')
    .description(
      'Reads the Application log of a Microsoft Entra Connect server and says why password writeback failed.',
    )
    .option('--debug', 'show the stack when something goes wrong in aadclog itself')
    .option('--version', 'show the versions of the program and its catalog')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
      outputError: () => undefined,
    });

  program
    .command('analyze')
    .description('analyse exported logs and write a report')
    .argument('<path...>', 'event XML files, folders or globs; - is standard input')
    .addOption(new Option('-f, --format <format>', `${formats.join(', ')} (default: by --output, else terminal)`))
    .option('-o, --output <file>', 'write the report to a file instead of standard output')
    .option('--lang <language>', 'language of the report: en or sv', 'en')
    .option('--time-zone <zone>', "zone for shown times and for times without an offset (default: the system's)")
    .option('--from <time>', 'leave out what is earlier: 2024-05-31, 2024-05-31T14:30, 2024-05-31T12:30Z')
    .option('--to <time>', 'leave out what is later; a bare date means to the end of that day')
    .option('--last <span>', 'only the last 90m, 48h, 7d or 2w before the newest event of the log')
    .option('--user <upn>', 'only the flows of one user')
    .option('--tracking-id <guid>', 'only the flow with this tracking id')
    .option(
      '--fail-on <severity>',
      `exit with 1 at findings of this severity: ${Object.keys(failOn).join(', ')}`,
      'none',
    )
    .option('--encoding <name>', 'code page of files that are not UTF-8 or UTF-16 (default: windows-1252)')
    .option('--width <columns>', 'width of the terminal report')
    .option('--no-color', 'no colours in the terminal report (also: NO_COLOR=1)')
    .option('-q, --quiet', 'no progress and no remarks on standard error')
    .option('--now <time>', 'the time that the report gives as its own, for comparing reports')
    .addOption(new Option('--redact', 'remove names from the report').hideHelp())
    .addOption(debug())
    .addHelpText('after', examples)
    .action(async (paths: string[], flags: RawFlags) => {
      const { analyzeCommand } = await import('./analyze.js');
      exit(await analyzeCommand(paths, flags, streams));
    });

  program
    .command('catalog')
    .description('work with the catalog of event codes and causes')
    .command('check')
    .description("check a catalog folder, or the program's own catalog, and name every mistake")
    .argument('[folder]')
    .addOption(debug())
    .action(async (folder: string | undefined) => {
      const { catalogCheckCommand } = await import('./catalog-check.js');
      await catalogCheckCommand(folder, streams);
      exit(DONE);
    });

  return program.addHelpText('after', examples);
}

/** Understood after a command too. */
const debug = (): Option => new Option('--debug').hideHelp();
