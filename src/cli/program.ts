import { Command, Option } from 'commander';
import type { CatalogCheckFlags } from './catalog-check';
import type { CatalogNewFlags } from './catalog-new';
import type { CodesFlags } from './codes';
import type { CompareFlags } from './compare';
import type { ExplainFlags } from './explain';
import type { InspectFlags } from './inspect';
import { failOn, formats, type RawFlags } from './flags';
import { DONE, type ExitStatus } from './exit-status';
import { debug, encoding, inputTimeZone, maxMemory, overlays, PATHS, recover, zipPasswordFile } from './options';
import { addServerCommands } from './server-commands';
import { addSharingCommands, redacting } from './sharing-commands';
import type { Streams } from './streams';
import type { TroubleshootFlags } from './troubleshoot';

const examples = `
Examples:
  aadclog analyze Application.evtx
  aadclog analyze C:\\logs --output report.html --time-zone Europe/Stockholm
  aadclog analyze logs.zip --zip-password-file password.txt
  aadclog analyze server1.xml server2.xml --user anna@example.com --last 48h
  aadclog analyze Application.xml --redact-key redaction-key.json --output for-support.html
  aadclog analyze Application.xml --format json --fail-on error > report.json
  wevtutil qe Application /f:xml | aadclog analyze -

Exit status: 0 done; 1 done, with findings at or above --fail-on; 2 not done.
`;

const inspectExamples = `
Examples:
  aadclog inspect Application.xml
  aadclog inspect logs.zip --lang sv
  aadclog inspect C:\\logs --format json > inputs.json

JSON: { schemaVersion, catalogVersion, sources: [{ name, format, encoding, bytes, events, firstEvent, lastEvent, logs,
  providers, evidence, gaps, filtered, lost, notes, problems, advice, and counts of what lists cut }], problems }.

Exit status: 0 done; 2 not done, or none of the inputs is a log.
`;

const explainExamples = `
Examples:
  aadclog explain 33004
  aadclog explain ADSync/6329 hr=80230626 --lang sv
  aadclog explain SSPR_0029 --full
  aadclog explain "Failed to acquire user information: 0x6ba"
  Get-Clipboard | aadclog explain -

JSON: { schemaVersion, language, catalogVersion, terms: [{ term, known, nearest, ranges, hresult,
  matches: [{ kind, id, by, confidence, title, decimal, entry, references }] }] }; an entry is as in the catalog.

Exit status: 0 done; 1 done, but a term is unknown; 2 not done.
`;

const compareExamples = `
Examples:
  aadclog compare Application.xml --at 2024-05-31T14:30
  aadclog compare monday.json friday.json --output compared.html
  aadclog compare monday.json friday.json --fail-on not-fixed

A report is saved with: aadclog analyze Application.xml --output monday.json

Exit status: 0 done; 1 done, and the answer is one that --fail-on minds; 2 not done.
`;

const newExamples = `
Examples:
  aadclog catalog new overlay contoso --dir my-catalog
  aadclog catalog new remediation restart-sync-service --dir my-catalog
  aadclog catalog new PasswordResetService/31025 --dir my-catalog
  aadclog catalog check my-catalog
  aadclog analyze Application.xml --catalog my-catalog
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

  redacting(program.command('analyze'))
    .description('analyse exported logs and write a report')
    .argument('<path...>', PATHS)
    .addOption(new Option('-f, --format <format>', `${formats.join(', ')} (default: by --output, else terminal)`))
    .option('-o, --output <file>', 'write the report to a file instead of standard output')
    .option('--lang <language>', 'language of the report: en or sv', 'en')
    .option(
      '--time-zone <zone>',
      "zone for shown times, and for --from and --to without an offset (default: the system's)",
    )
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
    .addOption(encoding())
    .addOption(inputTimeZone())
    .addOption(zipPasswordFile())
    .addOption(recover())
    .addOption(maxMemory())
    .option(
      '--check-script <file.ps1>',
      'also write a PowerShell script that looks, and only looks, at what is left open',
    )
    .option('--width <columns>', 'width of the terminal report')
    .option('--ascii', 'the terminal report in ASCII, for consoles that spoil other characters')
    .option('--full', 'markdown without a limit; otherwise it fits a support portal (10,000 characters)')
    .option('--no-color', 'no colours in the terminal report (also: NO_COLOR=1)')
    .option('-q, --quiet', 'no progress and no remarks on standard error')
    .option('--now <time>', 'the time that the report gives as its own, for comparing reports')
    .addOption(overlays())
    .addOption(debug())
    .addHelpText('after', examples)
    .action(async (paths: string[], flags: RawFlags) => {
      const { analyzeCommand } = await import('./analyze.js');
      exit(await analyzeCommand(paths, flags, streams));
    });

  program
    .command('inspect')
    .description('say what inputs are, what they hold and lack, and how to export a log better; diagnoses nothing')
    .argument('<path...>', PATHS)
    .option('-f, --format <format>', 'terminal or json (default: by --output, else terminal)')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--lang <language>', 'language of the answer: en or sv', 'en')
    .option('--time-zone <zone>', "zone for shown times (default: the system's)")
    .addOption(encoding())
    .addOption(inputTimeZone())
    .addOption(zipPasswordFile())
    .addOption(recover())
    .option('--width <columns>', 'width of the terminal form')
    .option('--no-color', 'no colours in the terminal form (also: NO_COLOR=1)')
    .option('-q, --quiet', 'no progress on standard error')
    .addOption(overlays())
    .addOption(debug())
    .addHelpText('after', inspectExamples)
    .action(async (paths: string[], flags: InspectFlags) => {
      const { inspectCommand } = await import('./inspect.js');
      exit(await inspectCommand(paths, flags, streams));
    });

  answering(program.command('compare'), 'terminal, markdown, html or json')
    .description('say whether what was wrong is fixed: two saved reports, or one log before and after a moment')
    .argument('<path...>', 'two reports saved as JSON; with --at the logs, as for analyze')
    .option('--at <time>', 'part the log at this moment: 2024-05-31T14:30, 2024-05-31T12:30Z')
    .option('--fail-on <answer>', 'exit with 1 at this answer: not-fixed, cannot-tell (or not-fixed), none', 'none')
    .option(
      '--time-zone <zone>',
      "zone for shown times, and for --at, --from and --to without an offset (default: the system's)",
    )
    .option('--from <time>', 'with --at: leave out what is earlier')
    .option('--to <time>', 'with --at: leave out what is later')
    .addOption(encoding())
    .addOption(inputTimeZone())
    .addOption(zipPasswordFile())
    .addOption(maxMemory())
    .option('-q, --quiet', 'no progress and no remarks on standard error')
    .option('--now <time>', 'the time that the comparison gives as its own')
    .addHelpText('after', compareExamples)
    .action(async (paths: string[], flags: CompareFlags) => {
      const { compareCommand } = await import('./compare.js');
      exit(await compareCommand(paths, flags, streams));
    });

  addSharingCommands(program, streams, exit);
  addServerCommands(program, streams, exit);

  answering(program.command('explain'))
    .description('say what an event code, an error code, a name or a message means, and what to do')
    .argument('<term...>', 'a code, a name, a symptom, or a text in quotes; - is standard input')
    .option('--specimens', 'show the published texts of event codes')
    .option('--full', 'remediations of symptoms, and all that is found in a text, with every step')
    .addHelpText('after', explainExamples)
    .action(async (terms: string[], flags: ExplainFlags) => {
      const { explainCommand } = await import('./explain.js');
      exit(await explainCommand(terms, flags, streams));
    });

  answering(program.command('codes'))
    .description('list what the catalog knows')
    .option('--provider <name>', 'only the event codes of one provider')
    .option('--kind <kind>', 'only event, hresult, cause, remediation, symptom or operation')
    .option('--severity <severity>', 'only error, warning or info')
    .option('--status <status>', 'only observed, documented or inferred')
    .option('--text <words>', 'only what has all these words in its id, names, title or meaning')
    .addHelpText('after', '\nExit status: 0 done; 1 nothing matches; 2 not done.\n')
    .action(async (flags: CodesFlags) => {
      const { codesCommand } = await import('./codes.js');
      exit(await codesCommand(flags, streams));
    });

  answering(program.command('troubleshoot'))
    .description('what to try in which order, where there is no log or nothing was found; asks, and runs nothing')
    .argument('[guide]', 'begin elsewhere: restore-connection, no-events, permissions')
    .option('--print', 'print the guides instead of asking')
    .action(async (guide: string | undefined, flags: TroubleshootFlags) => {
      const { troubleshootCommand } = await import('./troubleshoot.js');
      exit(await troubleshootCommand(guide, flags, streams));
    });

  program
    .command('completion')
    .description('print a script that makes a shell complete commands and options')
    .argument('<shell>', 'powershell')
    .addOption(debug())
    .action(async (shell: string) => {
      const { completionCommand } = await import('./completion.js');
      exit(await completionCommand(shell, program, streams));
    });

  const catalog = program.command('catalog').description('work with the catalog of event codes and causes');
  catalog
    .command('check')
    .description("check catalogs, overlays over our own, or the program's own catalog, and name every mistake")
    .argument('[folder...]')
    .option('--lang <language>', 'language of the answer: en or sv', 'en')
    .addOption(debug())
    .action(async (folders: string[], flags: CatalogCheckFlags) => {
      const { catalogCheckCommand } = await import('./catalog-check.js');
      await catalogCheckCommand(folders, flags, streams);
      exit(DONE);
    });
  catalog
    .command('new')
    .description('write a template for an entry of your own, or for changes to one of ours')
    .argument('<key...>', 'PasswordResetService/31025, hresult 80230627, cause my-cause, remediation, symptom, overlay')
    .option('--dir <folder>', 'folder of the catalog or overlay', '.')
    .option('--lang <language>', 'language of the remarks: en or sv', 'en')
    .addOption(debug())
    .addHelpText('after', newExamples)
    .action(async (words: string[], flags: CatalogNewFlags) => {
      const { catalogNewCommand } = await import('./catalog-new.js');
      await catalogNewCommand(words, flags, streams);
      exit(DONE);
    });

  return program.addHelpText('after', examples);
}

/** The flags of commands that answer from the catalog or from reports. */
const answering = (command: Command, forms = 'terminal, markdown or json'): Command =>
  command
    .option('-f, --format <format>', `${forms} (default: by --output, else terminal)`)
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--lang <language>', 'language of the answer: en or sv', 'en')
    .option('--width <columns>', 'width of the terminal form')
    .option('--no-color', 'no colours in the terminal form (also: NO_COLOR=1)')
    .addOption(overlays())
    .addOption(debug());
