// The licences of what is in the bundle, as its licences demand that they travel with it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, SetupError } from '../setup.mjs';

const licenceFile = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const rule = '-'.repeat(80);

/** One text for all packages of which esbuild put something into a bundle. Throws where a licence is missing. */
export function notices({ outputs }) {
  const inputs = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => folderOf(path));
  const folders = [...new Set(used.filter((folder) => folder !== null))].sort();
  const texts = folders.map(notice);
  return `aadclog contains these packages. Node.js itself, and what it contains: NODE-LICENSE.txt.\n\n${texts.join('\n')}`;
}

/** The package that a file belongs to; null: our own. */
const folderOf = (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? null;

function notice(folder) {
  const path = join(root, folder);
  const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const files = readdirSync(path).filter((file) => licenceFile.test(file));
  const texts = files.sort().map((file) => readFileSync(join(path, file), 'utf8').replaceAll('\r\n', '\n').trim());
  if (texts.length === 0) texts.push(declared(folder, about));
  return `${rule}\n${about.name} ${about.version} (${about.license})\n${rule}\n\n${texts.join('\n\n')}\n`;
}

/** What a package meant that names its licence and author but forgot the text; only of MIT do we have it ourselves. */
function declared(folder, { license, author }) {
  const name = typeof author === 'object' ? author.name : author;
  if (license !== 'MIT' || !name)
    throw new SetupError(`${folder} is in the bundle, but has no licence file that could go with it.`);
  const ours = readFileSync(join(root, 'LICENSE'), 'utf8').trim();
  return `(Declared in its package.json.)\n\n${ours.replace(/^Copyright.*$/m, `Copyright (c) ${name}`)}`;
}
