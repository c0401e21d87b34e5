import { extname } from 'node:path';
import { UsageError } from '../errors';
import type { Language, Severity } from '../model/catalog';
import type { Format } from '../report';

/** The flags of `analyze` as commander hands them over. */
export interface RawFlags {
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
  redact?: boolean;
  failOn?: string;
  quiet?: boolean;
  encoding?: string;
  inputTimeZone?: string;
  zipPasswordFile?: string;
  width?: string;
  full?: boolean;
  color: boolean;
}

/** The forms that a report can have, and the file names that ask for them. */
export const extensions: Record<Format, readonly string[]> = {
  terminal: ['.txt'],
  markdown: ['.md', '.markdown'],
  html: ['.html', '.htm'],
  json: ['.json'],
};
export const formats = Object.keys(extensions) as Format[];

/** What `--fail-on` accepts, and the severities that it then minds. */
export const failOn: Record<string, readonly Severity[]> = {
  error: ['error'],
  warning: ['error', 'warning'],
  none: [],
};

const MIN_WIDTH = 40;

export function chooseFormat({ format, output }: RawFlags): Format {
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

/** Flags that exclude each other, and flags that do not do anything yet. */
export function checkTogether(flags: RawFlags): void {
  if (flags.redact)
    throw new UsageError(
      '--redact is not available in this version; nothing was written',
      'A report names users and servers: remove them by hand before passing it on.',
    );
  if (flags.last !== undefined && (flags.from !== undefined || flags.to !== undefined))
    throw new UsageError('--last cannot be combined with --from or --to', 'Use either the span or the two ends.');
}

export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value.toLowerCase());
  if (found) return found;
  throw new UsageError(`${option}: "${value}" is not available`, `Use one of ${allowed.join(', ')}.`);
}
