import { UserError } from '../errors';
import type { Report } from '../model/report';

/** The version of the report that this program writes and reads. */
const SCHEMA_VERSION = 1;
/** A wrong file can have a mistake in every line. */
const LISTED = 5;

/**
 * A saved report, checked against its schema; fields of a newer program that mean nothing here are left out.
 * @throws UserError that names the field that is wrong
 */
export async function parseReport(name: string, text: string): Promise<Report> {
  const value = parseJson(name, text);
  const { tool, schemaVersion: version } = (value ?? {}) as { tool?: { name?: unknown }; schemaVersion?: unknown };
  if (tool?.name !== 'aadclog' || typeof version !== 'number')
    throw new UserError(
      `${name} is no saved report of aadclog`,
      'A report is saved with: aadclog analyze LOG --format json',
    );
  if (version !== SCHEMA_VERSION)
    throw new UserError(
      `${name}: the report has schema version ${version}, and this aadclog reads version ${SCHEMA_VERSION}`,
      version > SCHEMA_VERSION ? 'Use the newer aadclog that wrote it.' : 'Analyse the log again with this aadclog.',
    );
  const { reportSchema } = await import('../model/report.js');
  const { data, error } = reportSchema.safeParse(value);
  if (data) return data;
  const { issues } = error;
  if (issues.every(({ path }) => valueAt(value, path) === undefined)) {
    // What an earlier build did not find out cannot be made up: an empty list would say that there is nothing.
    const lacking = issues.slice(0, LISTED).map(({ path }) => fieldName(path));
    throw new UserError(
      `${name} was saved by an earlier build of aadclog and lacks ${lacking.join(', ')}${rest(issues.length)}`,
      'Analyse the log again with this aadclog, or use the one that wrote it.',
    );
  }
  const told = issues.slice(0, LISTED).map(({ path, message }) => `${fieldName(path)}: ${message}`);
  throw new UserError(
    `${[`${name} is not as a report must be`, ...told].join('\n')}${rest(issues.length)}`,
    'It was changed by hand or is damaged: analyse the log again.',
  );
}

const rest = (issues: number): string => (issues > LISTED ? `\nand ${issues - LISTED} more` : '');

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step], value);

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const isLines = /^\s*\{"type":"report"/.test(text);
    throw new UserError(
      `${name} is no JSON: ${(error as Error).message.split('\n')[0]}`,
      isLines ? 'This is the ndjson form; render reads the json form.' : 'Give a report saved with --format json.',
    );
  }
}

/** `flows[3].user.upn` */
const fieldName = (path: readonly PropertyKey[]): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at > 0 ? '.' : ''}${String(step)}`)).join('') ||
  'report';
