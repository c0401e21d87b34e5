// Run by the Node that is packaged: `zip.mjs ARCHIVE PROGRAM FILE …`. What a compressor makes depends on Node's version, and
// so would the hash of the archive on who builds it.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

const regularFile = 0o100000;
const [archive, program, ...files] = process.argv.slice(2);

configure({ useWebWorkers: false });
const zip = new ZipWriter(new Uint8ArrayWriter(), {
  // The same day for all, in the zone where we are, for an archive of this form knows no zone.
  lastModDate: new Date(1980, 0, 1),
  extendedTimestamp: false,
  dataDescriptor: false,
  level: 6,
});
for (const file of [program, ...files])
  await zip.add(basename(file), new Uint8ArrayReader(readFileSync(file)), {
    unixMode: regularFile | (file === program ? 0o755 : 0o644),
  });
writeFileSync(archive, await zip.close());
