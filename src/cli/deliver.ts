import type { Catalog } from '../model/catalog';
import type { Report } from '../model/report';
import { say, type ReportOptions } from '../report';
import { blocks } from './blocks';
import type { ReportForm } from './form-names';
import { drawn } from './forms';
import { writeLong } from './output';
import { wantsRedaction, type RedactFlags } from './redact-flags';
import { tell, wantsColor, write, type Streams } from './streams';

/** What `analyze` and `render` take for the report that they write. */
export interface DeliveryFlags extends RedactFlags {
  output?: string;
  color: boolean;
  quiet?: boolean;
  full?: boolean;
  ascii?: boolean;
}

const DEFAULT_WIDTH = 100;
/** What support portals take in one field. */
export const TICKET_LENGTH = 10_000;

/**
 * Writes a report in a form, to the output or to a file; redacted, if that is asked for.
 * @param width columns of the terminal form, if given
 */
export async function deliver(
  report: Report,
  catalog: Catalog,
  form: ReportForm,
  width: number | undefined,
  flags: DeliveryFlags,
  streams: Streams,
): Promise<void> {
  const { output } = flags;
  const options: ReportOptions = {
    color: form === 'terminal' && output === undefined && wantsColor(flags.color, streams),
    width: width ?? (output === undefined ? streams.stdout.columns : undefined) ?? DEFAULT_WIDTH,
    ...(flags.ascii ? { ascii: true } : {}),
    ...(flags.full ? {} : { limit: TICKET_LENGTH }),
  };
  const draw = (one: Report, words: Catalog): Iterable<string> => drawn(form, one, words, options);
  if (!wantsRedaction(flags)) return send(draw(report, catalog), output, streams);

  const { redacted } = await import('./redact.js');
  await send(await redacted(report, catalog, form, flags, draw), output, streams);
  const labels = catalog.labels[report.options.language];
  if (!flags.quiet) await tell(streams, say(labels, 'cli.redacted'));
}

async function send(pieces: Iterable<string>, output: string | undefined, streams: Streams): Promise<void> {
  if (output !== undefined) return writeLong(output, pieces);
  for (const block of blocks(pieces)) await write(streams.stdout, block);
}
