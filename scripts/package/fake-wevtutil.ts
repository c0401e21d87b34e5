// Stands in for Windows' own program inside Wine, which has none that reads a log: put before the script of a Node that is
// called wevtutil.exe, it answers and leaves. The environment names what it reads:
//   FAKE_LOG   JSON: the records, oldest first
//   FAKE_EVTX  the file that an export to .evtx gives
import { copyFileSync, readFileSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { queried, type Written } from '../../src/cli/wevtutil.test-data';

const { FAKE_LOG, FAKE_EVTX } = process.env;
if (basename(process.execPath).toLowerCase() === 'wevtutil.exe') {
  // Node takes the first word for its script.
  const args = [basename(process.argv[1]!), ...process.argv.slice(2)];
  if (args[0] === 'epl') copyFileSync(FAKE_EVTX!, args[2]!);
  else {
    const log = JSON.parse(readFileSync(FAKE_LOG!, 'utf8')) as Written[];
    const { code, stdout, stderr } = queried(log, args, Date.now());
    for (let at = 0; at < stdout.length;) at += writeSync(1, stdout, at);
    writeSync(2, stderr);
    process.exitCode = code ?? 1;
  }
  process.exit();
}
