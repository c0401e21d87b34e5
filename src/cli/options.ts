import { Option } from 'commander';

/** Your own knowledge over ours; may be given several times. */
export const overlays = (): Option =>
  new Option(
    '--catalog <folder>',
    "your organisation's own catalog entries, laid over ours; may be repeated",
  ).argParser((folder: string, before: string[] | undefined) => [...(before ?? []), folder]);

/** Understood after a command too. */
export const debug = (): Option => new Option('--debug').hideHelp();
