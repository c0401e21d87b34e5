import { Option, type Command } from 'commander';
import { formats } from './flags';
import { debug, overlays } from './options';
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

/** The flags of commands whose report can go to others. */
export const redacting = (command: Command): Command =>
  command
    .option('--redact', 'replace names of users, servers, domains, ids and files by pseudonyms')
    .option('--redact-key <file>', 'redact, and keep the pseudonyms in this file for later reports and for reveal')
    .option('--redact-tracking-ids', 'redact, tracking ids too (support needs them to find an attempt)');

/** The commands that pass reports on to others, and understand their answers. */
export function addSharingCommands(program: Command, streams: Streams, done: () => void): void {
  redacting(program.command('render'))
    .description('write a saved report (--format json) in another form')
    .argument('<report>', 'the saved report; - is standard input')
    .addOption(new Option('-f, --format <format>', `${formats.join(', ')} (default: by --output, else terminal)`))
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--time-zone <zone>', 'zone for shown times (default: that of the report)')
    .option('--full', 'markdown without a limit; otherwise it fits a support portal (10,000 characters)')
    .option('--width <columns>', 'width of the terminal report')
    .option('--no-color', 'no colours in the terminal report (also: NO_COLOR=1)')
    .option('-q, --quiet', 'no remarks on standard error')
    .addOption(overlays())
    .addOption(debug())
    .addHelpText('after', renderExamples)
    .action(async (path: string, flags: RenderFlags) => {
      const { renderCommand } = await import('./render.js');
      await renderCommand(path, flags, streams);
      done();
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
      done();
    });
}
