import { checkScript } from '../check-script';
import { analyzed } from './analyzed';
import { deliver } from './deliver';
import { DONE, FINDINGS, NOT_DONE, type ExitStatus } from './exit-status';
import * as choose from './flags';
import { remarkLines } from './input-problems';
import { writeOutput } from './output';
import { tell, type Streams } from './streams';

/** `aadclog analyze`: reads, analyses, writes the report. Resolves with the exit status; throws UserError. */
export async function analyzeCommand(
  paths: readonly string[],
  flags: choose.RawFlags,
  streams: Streams,
): Promise<ExitStatus> {
  choose.checkTogether(flags);
  const format = choose.chooseFormat(flags);
  const severities = choose.chooseSeverities(flags);
  const width = choose.chooseWidth(flags);
  choose.checkCheckScript(flags);
  const result = await analyzed(paths, flags, streams);
  if (!result) return NOT_DONE;
  const { report, catalog } = result;
  await deliver(report, catalog, format, width, flags, streams);
  if (flags.checkScript !== undefined) writeOutput(flags.checkScript, checkScript(report, catalog));
  if (!flags.quiet)
    for (const line of remarkLines(catalog.labels[report.options.language], report.coverage)) await tell(streams, line);
  return report.findings.some(({ severity }) => severities.includes(severity)) ? FINDINGS : DONE;
}
