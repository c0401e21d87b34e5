import { bundled } from './cli/catalog-source';
import { run } from './cli/run';

export { run };
export type { Streams } from './cli/streams';

/** Exit status of a program that a signal ended, as shells count it. */
const INTERRUPTED = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

async function main(): Promise<void> {
  const { stdin, stdout, stderr, env, argv } = process;
  for (const output of [stdout, stderr]) output.on('error', leaveQuietly);
  for (const [signal, status] of Object.entries(INTERRUPTED))
    process.on(signal, () => {
      // Files are written in one go (see writeOutput), so there is nothing else to clean up.
      if (stderr.isTTY) stderr.write('\r\u001b[K');
      process.exit(status);
    });
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const streams = { stdin, stdout, stderr, env, now: () => new Date(), timeZone };
  process.exitCode = await run(argv.slice(2), streams);
}

/** A reader that went away wants no more; other failures to write surface where the writing is awaited. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') process.exitCode = 2;
}

// The built program runs; whoever imports this file from the sources calls run() itself.
if (bundled) void main();
