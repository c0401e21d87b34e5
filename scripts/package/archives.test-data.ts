import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflate64, gzipOf, log, zipOf } from '../../src/read/containers/archives.test-data';

const password = 'Pässwort';
/** More than is kept in memory of standard input. */
const LARGE = 34_000_000;

/** Archives of each kind, named by how many events they hold, and the password of those that have one. */
export async function writeArchives(folder: string): Promise<void> {
  mkdirSync(folder);
  const archives: Record<string, Uint8Array> = {
    'deflate, 3 events.zip': await zipOf({ 'a.xml': log }),
    'stored, 3 events.zip': await zipOf({ 'a.xml': log }, { level: 0 }),
    'AES, 3 events.zip': await zipOf({ 'a.xml': log }, { password, encryptionStrength: 3 }),
    'old encryption, 3 events.zip': await zipOf({ 'a.xml': log }, { password, zipCrypto: true }),
    'deflate64, 1 events.zip': deflate64,
    'gzip, 3 events.gz': gzipOf(log),
    'large, 3 events.zip': await zipOf({ 'filler.png': new Uint8Array(LARGE), 'a.xml': log }, { level: 0 }),
  };
  for (const [name, bytes] of Object.entries(archives)) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, 'password.txt'), `${password}\r\n`);
}
