import { setFlagsFromString } from 'node:v8';
import { bundled } from './cli/catalog-source';
import { run } from './cli/run';

export { run };
export type { Streams } from './cli/streams';

/** Exit status of a program that a signal ended, as shells count it. */
const INTERRUPTED = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * How long a function runs, in bytes of its code, before the engine makes a faster one of it. Most runs are over before
 * the pains that it takes by default have paid off.
 */
const PATIENCE = 500_000;
/** The last engine, that of Node 21, with such a flag; newer ones count calls, and complain of a flag that they do not know. */
const LAST_IMPATIENT_V8 = 11;

async function main(): Promise<void> {
  if (Number.parseInt(process.versions.v8) <= LAST_IMPATIENT_V8) setFlagsFromString(`--interrupt-budget=${PATIENCE}`);
  const { stdin, stdout, stderr, env, argv } = process;
  for (const output of [stdout, stderr]) output.on('error', leaveQuietly);
  for (const [signal, status] of Object.entries(INTERRUPTED))
    process.on(signal, () => {
      // Files are written in one go (see writeOutput), so there is nothing else to clean up.
      if (stderr.isTTY) stderr.write('\r\u001b[K');
      process.exit(status);
    });
  const streams = {
    stdin,
    stdout,
    stderr,
    env,
    now: () => new Date(),
    // Asked for only where times are shown: it wakes a part of the engine that most of an answer's time would go to.
    get timeZone() {
      return new Intl.DateTimeFormat().resolvedOptions().timeZone;
    },
  };
  process.exitCode = await run(argv.slice(2), streams);
}

/** A reader that went away wants no more; other failures to write surface where the writing is awaited. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') process.exitCode = 2;
}

// The built program runs; whoever imports this file from the sources calls run() itself.
if (bundled) void main();
