// The program for Windows: a node.exe without its signature, with our blob, icon and version data in its resources.
import { readFileSync, writeFileSync } from 'node:fs';
import { blobName, findFuse } from './blob.mjs';
import { icon } from './icon.mjs';

const english = 1033;
const utf16 = 1200;
const rawData = 10;
/** Ids that node.exe uses too, so that ours take the place of its own. */
const iconGroup = 1;

/** `about`: the version of the program and of the Node in it, and who holds the copyright. */
export async function makeWindows({ node, blob, file, about }) {
  const { Data, NtExecutable, NtExecutableResource, Resource } = await import('resedit');
  // A changed file makes the signature false; it goes.
  const exe = NtExecutable.from(readFileSync(node), { ignoreCert: true });
  const resources = NtExecutableResource.from(exe);

  const [version] = Resource.VersionInfo.fromEntries(resources.entries);
  for (const language of version.getAllLanguagesForStringValues()) version.removeAllStringValues(language);
  const numbers = [...about.version.split(/[.-]/).slice(0, 3).map(Number), 0];
  version.setFileVersion(...numbers, english);
  version.setProductVersion(...numbers, english);
  version.setStringValues({ lang: english, codepage: utf16 }, texts(about));
  version.outputToResourceEntries(resources.entries);

  const { icons } = Data.IconFile.from(icon());
  const images = icons.map(({ data }) => data);
  Resource.IconGroupEntry.replaceIconsForResource(resources.entries, iconGroup, english, images);
  resources.replaceResourceEntry({ type: rawData, id: blobName, lang: 0, codepage: 0, bin: blob });
  resources.outputResource(exe);

  const bytes = Buffer.from(exe.generate());
  bytes[findFuse(bytes, 0)] = '1'.charCodeAt(0);
  writeFileSync(file, bytes);
}

export const texts = ({ version, node, copyright }) => ({
  FileDescription: 'aadclog - why password writeback failed',
  ProductName: 'aadclog',
  CompanyName: 'the aadclog authors',
  OriginalFilename: 'aadclog.exe',
  InternalName: 'aadclog',
  LegalCopyright: copyright,
  FileVersion: version,
  ProductVersion: version,
  Comments: `Contains Node.js ${node}`,
});
