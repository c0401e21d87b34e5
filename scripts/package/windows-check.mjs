// What must be true of aadclog.exe, read from the finished file.
import { readFileSync } from 'node:fs';
import { SetupError } from '../setup.mjs';
import { blobName, findFuse } from './blob.mjs';
import { texts } from './windows.mjs';

const x64 = 0x8664;
const console = 3;
/** High entropy and dynamic base (ASLR), no execution of data (NX). */
const hardening = 0x20 | 0x40 | 0x100;
const resourceTypes = { icon: 3, data: 10, iconGroup: 14, version: 16, manifest: 24 };
/** Of the certificate table in the optional header's list. */
const security = 4;

/** Throws a SetupError that names all that is not as it must be. */
export async function checkWindows({ file, blob, about, signed }) {
  const { NtExecutable, NtExecutableResource, Resource } = await import('resedit');
  const bytes = readFileSync(file);
  findFuse(bytes, 1);
  const exe = NtExecutable.from(bytes, { ignoreCert: true });
  const { entries } = NtExecutableResource.from(exe);
  const { fileHeader, optionalHeader, optionalHeaderDataDirectory: directories } = exe.newHeader;
  const { virtualAddress: at, size } = directories.get(security);
  const [version] = Resource.VersionInfo.fromEntries(entries);
  const found = version.getStringValues(version.getAllLanguagesForStringValues()[0]);
  const carried = entries.filter(({ type, id }) => type === resourceTypes.data && id === blobName);

  const wrong = Object.entries({
    machine: fileHeader.machine === x64,
    'console program': optionalHeader.subsystem === console,
    'ASLR and NX': (optionalHeader.dllCharacteristics & hardening) === hardening,
    resources: Object.values(resourceTypes).every((wanted) => entries.some(({ type }) => type === wanted)),
    blob: carried.length === 1 && blob.equals(Buffer.from(carried[0].bin)),
    'version data': Object.entries(texts(about)).every(([name, text]) => found[name] === text),
    // Windows looks for the signature at the very end; a place without one would be a broken one.
    signature: signed ? size > 0 && at + size === bytes.length : at === 0 && size === 0,
  }).filter(([, right]) => !right);
  if (wrong.length > 0) throw new SetupError(`${file} is wrong: ${wrong.map(([what]) => what).join(', ')}.`);
}
