import { UsageError } from '../errors';
import { chosenCatalog } from './catalog-source';
import { deliver, type DeliveryFlags } from './deliver';
import { chooseFormat, chooseWidth } from './flags';
import { checkOutput } from './output';
import { readText } from './read-text';
import { wantsRedaction } from './redact-flags';
import { checkKey } from './redact-key';
import { parseReport } from './saved-report';
import type { Streams } from './streams';
import { parseTimeZone } from './times';

export interface RenderFlags extends DeliveryFlags {
  format?: string;
  timeZone?: string;
  width?: string;
  catalog?: string[];
}

/** `aadclog render`: a saved report in another form, redacted if that is asked for. Throws UserError. */
export async function renderCommand(path: string, flags: RenderFlags, streams: Streams): Promise<void> {
  const form = chooseFormat(flags);
  const width = chooseWidth(flags);
  const timeZone = flags.timeZone === undefined ? undefined : parseTimeZone(flags.timeZone);
  if (flags.output !== undefined) checkOutput(flags.output, [path]);
  if (flags.redactKey !== undefined) await checkKey(flags.redactKey, [path, flags.output ?? '-']);

  const report = await parseReport(path === '-' ? 'standard input' : path, await readText(path, streams.stdin));
  if (report.redacted && wantsRedaction(flags))
    throw new UsageError(
      `${path}: the report is redacted already`,
      'Leave the flags of redaction out; what they would replace are pseudonyms.',
    );
  // Refuses what is no zone; a saved report may have been changed.
  const zone = timeZone ?? parseTimeZone(report.options.timeZone);
  const shown = { ...report, options: { ...report.options, timeZone: zone } };
  await deliver(shown, await chosenCatalog(flags.catalog), form, width, flags, streams);
}
