import { inspect, inspectionForTerminal } from '../inspect';
import { say } from '../report';
import { jsonText } from '../report/json';
import { chosenCatalog } from './catalog-source';
import { DONE, NOT_DONE, type ExitStatus } from './exit-status';
import { chooseLanguage, chooseWidth, oneOf } from './flags';
import { openInputs, readingOptions, type InputFlags } from './inputs';
import { checkOutput, writeOutput } from './output';
import { tell, wantsColor, write, type Streams } from './streams';
import { parseTimeZone } from './times';

export interface InspectFlags extends InputFlags {
  format?: string;
  output?: string;
  lang?: string;
  timeZone?: string;
  width?: string;
  color: boolean;
  catalog?: string[];
}

const DEFAULT_WIDTH = 100;
const FORMATS = ['terminal', 'json'] as const;

/** `aadclog inspect`: what inputs are, what they hold and what they lack. Throws UserError. */
export async function inspectCommand(
  paths: readonly string[],
  flags: InspectFlags,
  streams: Streams,
): Promise<ExitStatus> {
  const byName = flags.output?.toLowerCase().endsWith('.json') ? 'json' : 'terminal';
  const format = oneOf('--format', flags.format ?? byName, FORMATS);
  const language = chooseLanguage(flags);
  const chosenWidth = chooseWidth(flags);
  const timeZone = flags.timeZone === undefined ? streams.timeZone : parseTimeZone(flags.timeZone);
  const { inputTimeZone, ...reading } = readingOptions(flags, timeZone);
  if (flags.output !== undefined) checkOutput(flags.output, paths);

  const catalog = await chosenCatalog(flags.catalog);
  const { names, problems, logs, progress } = await openInputs(paths, flags, catalog.labels[language], streams);
  if (flags.output !== undefined) checkOutput(flags.output, names);
  const found = await inspect(logs, catalog, {
    ...reading,
    timeZone: inputTimeZone,
    onProgress: () => progress.update(),
  }).finally(() => progress.clear());
  const inspection = { ...found, problems };

  const width = chosenWidth ?? (flags.output === undefined ? streams.stdout.columns : undefined) ?? DEFAULT_WIDTH;
  const color = flags.output === undefined && wantsColor(flags.color, streams);
  const text =
    format === 'json'
      ? jsonText(inspection)
      : inspectionForTerminal(inspection, catalog, { color, width, language, timeZone });
  if (flags.output !== undefined) writeOutput(flags.output, text);
  else if (format === 'json' || names.length > 0) await write(streams.stdout, text);
  if (inspection.sources.some(({ format: read }) => read !== 'unknown')) return DONE;
  await tell(streams, say(catalog.labels[language], 'cli.nothing-inspected'));
  return NOT_DONE;
}
