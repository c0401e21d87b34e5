import { Option, type Command } from 'commander';
import type { BundleFlags } from './bundle';
import { DONE, type ExitStatus } from './exit-status';
import { formats } from './flags';
import { debug, encoding, inputTimeZone, maxMemory, overlays, PATHS, recover, zipPasswordFile } from './options';
import type { RenderFlags } from './render';
import type { RevealFlags } from './reveal';
import type { Streams } from './streams';

const renderExamples = `
Examples:
  aadclog analyze Application.xml --format json --output report.json
  aadclog render report.json --output report.html
  aadclog render report.json --redact-key redaction-key.json --output for-support.html

Exit status: 0 done; 2 not done.
`;

const revealExamples = `
Examples:
  aadclog reveal --redact-key redaction-key.json answer.txt
  Get-Clipboard | aadclog reveal --redact-key redaction-key.json

Exit status: 0 done; 2 not done.
`;

const bundleExamples = `
Examples:
  aadclog bundle Application.xml --output ticket.zip
  aadclog bundle logs --last 48h --redact-key redaction-key.json --output ticket.zip

Exit status: 0 done; 2 not done.
`;

/** The flags of commands whose report can go to others. */
export const redacting = (command: Command): Command =>
  command
    .option('--redact', 'replace names of users, servers, domains, ids and files by pseudonyms')
    .option('--redact-key <file>', 'redact, and keep the pseudonyms in this file for later reports and for reveal')
    .option('--redact-tracking-ids', 'redact, tracking ids too (support needs them to find an attempt)');

/** The commands that pass reports on to others, and understand their answers. */
export function addSharingCommands(program: Command, streams: Streams, exit: (status: ExitStatus) => void): void {
  redacting(program.command('render'))
    .description('write a saved report (--format json) in another form')
    .argument('<report>', 'the saved report; - is standard input')
    .addOption(new Option('-f, --format <format>', `${formats.join(', ')} (default: by --output, else terminal)`))
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--time-zone <zone>', 'zone for shown times (default: that of the report)')
    .option('--full', 'markdown without a limit; otherwise it fits a support portal (10,000 characters)')
    .option('--width <columns>', 'width of the terminal report')
    .option('--ascii', 'the terminal report in ASCII, for consoles that spoil other characters')
    .option('--no-color', 'no colours in the terminal report (also: NO_COLOR=1)')
    .option('-q, --quiet', 'no remarks on standard error')
    .addOption(overlays())
    .addOption(debug())
    .addHelpText('after', renderExamples)
    .action(async (path: string, flags: RenderFlags) => {
      const { renderCommand } = await import('./render.js');
      await renderCommand(path, flags, streams);
      exit(DONE);
    });

  program
    .command('bundle')
    .description('report and an excerpt of the log in one zip for a ticket, redacted')
    .argument('<path...>', PATHS)
    .requiredOption('-o, --output <file>', 'the zip to write')
    .option('--no-redact', 'keep the names; asks first')
    .option('-y, --yes', 'with --no-redact: do not ask')
    .option('--redact-key <file>', 'keep the pseudonyms in this file for later reports and for reveal')
    .option('--redact-tracking-ids', 'redact tracking ids too (support needs them to find an attempt)')
    .option('--max-size <megabytes>', 'more is divided over several zips, each no larger', '20')
    .option('--lang <language>', 'language of the report: en or sv', 'en')
    .option('--time-zone <zone>', "zone for shown times (default: the system's)")
    .option('--from <time>', 'leave out what is earlier')
    .option('--to <time>', 'leave out what is later')
    .option('--last <span>', 'only the last 90m, 48h, 7d or 2w before the newest event of the log')
    .option('--user <upn>', 'only the flows of one user')
    .option('--tracking-id <guid>', 'only the flow with this tracking id')
    .addOption(encoding())
    .addOption(inputTimeZone())
    .addOption(zipPasswordFile())
    .addOption(recover())
    .addOption(maxMemory())
    .option('-q, --quiet', 'no progress and no remarks on standard error')
    .option('--now <time>', 'the time that the bundle gives as its own; with the same key the bytes are the same')
    .addOption(overlays())
    .addOption(debug())
    .addHelpText('after', bundleExamples)
    .action(async (paths: string[], flags: BundleFlags) => {
      const { bundleCommand } = await import('./bundle.js');
      exit(await bundleCommand(paths, flags, streams));
    });

  program
    .command('reveal')
    .description('translate the pseudonyms in an answer to a redacted report back into names')
    .argument('[answer]', 'a text file; - is standard input', '-')
    .requiredOption('--redact-key <file>', 'the key file that the report was redacted with')
    .addOption(debug())
    .addHelpText('after', revealExamples)
    .action(async (path: string, flags: RevealFlags) => {
      const { revealCommand } = await import('./reveal.js');
      await revealCommand(path, flags, streams);
      exit(DONE);
    });
}
