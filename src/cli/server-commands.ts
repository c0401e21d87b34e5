import type { Command } from 'commander';
import type { CollectFlags } from './collect';
import type { WatchFlags } from './watch';
import type { ExitStatus } from './exit-status';
import { debug, encoding, overlays } from './options';
import type { Streams } from './streams';

const collectExamples = `
Examples, on the server:
  aadclog collect
  aadclog collect --last 7d --output C:\\Temp\\server1.zip --no-analyze
  aadclog collect --report report.html --lang sv

Exit status: 0 done; 1 the analysis has findings; 2 not done, or nothing of the log could be exported.
`;

const watchExamples = `
Examples, on the server:
  aadclog watch
  aadclog watch --user anna@example.com --until first-failure --until success --until 30m
  aadclog watch --state C:\\ProgramData\\aadclog.json --format ndjson >> events.ndjson
Anywhere:
  aadclog watch forwarded.xml

NDJSON, one line for each: { kind: attempt-began, attempt-ended, incident-opened, incident-closed or incident-withdrawn,
  and flow or incident as in a report }.

Exit status: 0 done; 1 an attempt failed (with --until first-failure), or what was waited for did not come in time;
2 not done.
`;

/** The commands that do their work on a server itself. */
export function addServerCommands(program: Command, streams: Streams, exit: (status: ExitStatus) => void): void {
  program
    .command('collect')
    .description('export the log and what else an analysis needs from this server; reads only')
    .option('--last <span>', 'how far back: 90m, 48h, 7d or 2w', '14d')
    .option('-o, --output <place>', 'a new folder, or a new file that ends in .zip (default: a folder here)')
    .option('--whole-log', 'events of all programs, not only those of Connect')
    .option('--no-clock', 'do not compare the clock with a domain controller, the only question that leaves the server')
    .option('--print', 'print the commands instead of running them')
    .option('--analyze', 'analyse at once what was collected (default: asks at a terminal)')
    .option('--no-analyze', 'do not ask')
    .option('--report <file>', 'analyse, and write the report to this file')
    .option('--lang <language>', 'language of the remarks and the report: en or sv', 'en')
    .option('--no-color', 'no colours in the terminal report (also: NO_COLOR=1)')
    .option('-q, --quiet', 'only what went wrong on standard error')
    .addOption(overlays())
    .addOption(debug())
    .addHelpText('after', collectExamples)
    .action(async (flags: CollectFlags) => {
      const { collectCommand } = await import('./collect.js');
      exit(await collectCommand(flags, streams));
    });

  program
    .command('watch')
    .description(
      'say live what happens: attempts as they begin and end, incidents as they open and close; runs nothing',
    )
    .argument('[path]', 'a file of event XML that grows; - is standard input (default: the Application log here)')
    .option(
      '--until <event>',
      'end with first-failure, success, after 30m or 2h, or at a time; may be repeated',
      repeated,
    )
    .option('--user <upn>', 'of attempts, only those of one user')
    .option('--state <file>', 'remember in this file how far it got, and go on there the next time')
    .option('--replay', 'tell what is in the file already too')
    .option('-f, --format <format>', 'terminal or ndjson', 'terminal')
    .option('--lang <language>', 'language: en or sv', 'en')
    .option('--time-zone <zone>', "zone for shown times (default: the system's)")
    .option('-q, --quiet', 'say nothing of the beginning on standard error')
    .addOption(encoding())
    .addOption(overlays())
    .addOption(debug())
    .addHelpText('after', watchExamples)
    .action(async (path: string | undefined, flags: WatchFlags) => {
      const { watchCommand } = await import('./watch.js');
      exit(await watchCommand(path, flags, streams));
    });
}

const repeated = (one: string, before: string[] | undefined): string[] => [...(before ?? []), one];
