import { UsageError } from '../errors';
import { ENTRY_KINDS, listEntries, type ListFilter } from '../explain';
import type { Catalog, Severity, Status } from '../model/catalog';
import { chooseAnswer, type AnswerFlags } from './answer-flags';
import { chosenCatalog } from './catalog-source';
import { DONE, NOT_FOUND, type ExitStatus } from './exit-status';
import { oneOf } from './flags';
import { checkOutput, writeOutput } from './output';
import { write, type Streams } from './streams';

export interface CodesFlags extends AnswerFlags {
  provider?: string;
  kind?: string;
  severity?: string;
  status?: string;
  text?: string;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const statuses: readonly Status[] = ['observed', 'documented', 'inferred'];

/** `aadclog codes`: lists the catalog. Throws UserError. */
export async function codesCommand(flags: CodesFlags, streams: Streams): Promise<ExitStatus> {
  const options = chooseAnswer(flags, streams);
  if (flags.output !== undefined) checkOutput(flags.output, []);
  const catalog = await chosenCatalog(flags.catalog);
  const { text, found } = listEntries(catalog, chooseFilter(flags, catalog), options);
  if (flags.output === undefined) await write(streams.stdout, text);
  else writeOutput(flags.output, text);
  return found ? DONE : NOT_FOUND;
}

function chooseFilter({ provider, kind, severity, status, text }: CodesFlags, { providers }: Catalog): ListFilter {
  if (provider !== undefined && !providers.has(provider.trim().toLowerCase()))
    throw new UsageError(
      `--provider: the catalog has no events of "${provider}"`,
      `Use one of ${[...providers.values()].join(', ')}.`,
    );
  return {
    ...(provider === undefined ? {} : { provider: provider.trim() }),
    ...(kind === undefined ? {} : { kind: oneOf('--kind', kind, ENTRY_KINDS) }),
    ...(severity === undefined ? {} : { severity: oneOf('--severity', severity, severities) }),
    ...(status === undefined ? {} : { status: oneOf('--status', status, statuses) }),
    ...(text === undefined ? {} : { text: text.trim() }),
  };
}
