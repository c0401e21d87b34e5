import { Option } from 'commander';

/** Your own knowledge over ours; may be given several times. */
export const overlays = (): Option =>
  new Option(
    '--catalog <folder>',
    "your organisation's own catalog entries, laid over ours; may be repeated",
  ).argParser((folder: string, before: string[] | undefined) => [...(before ?? []), folder]);

/** Understood after a command too. */
export const debug = (): Option => new Option('--debug').hideHelp();

/** What an input path may be. */
export const PATHS = 'logs, folders, globs, zip and gzip archives; - is standard input';

export const encoding = (): Option =>
  new Option('--encoding <name>', 'code page of files that are not UTF-8 or UTF-16 (default: windows-1252)');

export const inputTimeZone = (): Option =>
  new Option(
    '--input-time-zone <zone>',
    "zone of the exporting server, for logs whose times name none (default: --time-zone, else the system's)",
  );

export const zipPasswordFile = (): Option =>
  new Option('--zip-password-file <file>', 'text file with the password of zip archives (default: asks at a terminal)');

export const maxMemory = (): Option =>
  new Option(
    '--max-memory <megabytes>',
    'with more events than fit, the oldest are only counted (default: half of what Node has)',
  );

export const recover = (): Option =>
  new Option('--recover', 'search .evtx files for deleted events too, and for those behind damage; they are marked');
