import { extname, resolve } from 'node:path';
import { UsageError } from '../errors';
import type { Language, Severity } from '../model/catalog';
import { extensions, type ReportForm } from './form-names';
import { wantsRedaction, type RedactFlags } from './redact-flags';

/** The flags of `analyze` as commander hands them over. */
export interface RawFlags extends RedactFlags {
  format?: string;
  output?: string;
  now?: string;
  timeZone?: string;
  lang?: string;
  catalog?: string[];
  from?: string;
  to?: string;
  last?: string;
  user?: string;
  trackingId?: string;
  checkScript?: string;
  failOn?: string;
  quiet?: boolean;
  encoding?: string;
  inputTimeZone?: string;
  zipPasswordFile?: string;
  recover?: boolean;
  maxMemory?: string;
  width?: string;
  full?: boolean;
  ascii?: boolean;
  color: boolean;
}

export const formats = Object.keys(extensions) as ReportForm[];

/** What `--fail-on` accepts, and the severities that it then minds. */
export const failOn: Record<string, readonly Severity[]> = {
  error: ['error'],
  warning: ['error', 'warning'],
  none: [],
};

const MIN_WIDTH = 40;

export function chooseFormat({ format, output }: Pick<RawFlags, 'format' | 'output'>): ReportForm {
  if (format !== undefined) return oneOf('--format', format, formats);
  if (output === undefined) return 'terminal';
  const extension = extname(output).toLowerCase();
  const found = formats.find((name) => extensions[name].includes(extension));
  if (found) return found;
  const known = Object.values(extensions).flat().join(', ');
  throw new UsageError(
    `--output ${output}: the name does not say which format is meant`,
    `End it in one of ${known}, or add --format.`,
  );
}

export const chooseLanguage = ({ lang }: Pick<RawFlags, 'lang'>): Language =>
  oneOf('--lang', lang ?? 'en', ['en', 'sv']);

export const chooseSeverities = (flags: RawFlags): readonly Severity[] =>
  failOn[oneOf('--fail-on', flags.failOn ?? 'none', Object.keys(failOn))]!;

/** The script of checks is run by its name, so the name must say that it is one. */
export function checkCheckScript(flags: RawFlags): void {
  const { checkScript, output } = flags;
  if (checkScript === undefined) return;
  if (extname(checkScript).toLowerCase() !== '.ps1')
    throw new UsageError(`--check-script ${checkScript}: not the name of a script`, 'End it in .ps1.');
  if (output !== undefined && resolve(output) === resolve(checkScript))
    throw new UsageError('--output and --check-script name the same file', 'Give each a file of its own.');
  if (wantsRedaction(flags))
    throw new UsageError(
      '--check-script cannot be combined with --redact: a server knows no pseudonyms',
      'Write the script by itself, without --redact, and keep it to yourself.',
    );
}

export function chooseTrackingId({ trackingId }: RawFlags): string | undefined {
  const bare = trackingId
    ?.trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
  if (bare === undefined || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(bare)) return bare;
  throw new UsageError(
    `--tracking-id: "${trackingId}" is not a tracking id`,
    'It is a GUID, such as 00000000-0000-0000-0000-000000000000; the events carry it after "TrackingId:".',
  );
}

export function chooseWidth({ width }: Pick<RawFlags, 'width'>): number | undefined {
  if (width === undefined) return undefined;
  if (/^\d{1,4}$/.test(width) && Number(width) >= MIN_WIDTH) return Number(width);
  throw new UsageError(`--width: "${width}" is not a width`, `Give the number of columns, ${MIN_WIDTH} or more.`);
}

/** Flags that exclude each other. */
export function checkTogether(flags: RawFlags): void {
  if (flags.last !== undefined && (flags.from !== undefined || flags.to !== undefined))
    throw new UsageError('--last cannot be combined with --from or --to', 'Use either the span or the two ends.');
}

export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value.toLowerCase());
  if (found) return found;
  throw new UsageError(`${option}: "${value}" is not available`, `Use one of ${allowed.join(', ')}.`);
}
