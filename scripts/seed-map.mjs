// `npm run seed-map`: writes the table of catalog/README.md that says which entries carry the source documents, from
// catalog/seed-map.yaml. With --check it writes nothing, and fails if the table is not current.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main, root, SetupError, setUp } from './setup.mjs';

const readme = join(root, 'catalog', 'README.md');
const begin = '<!-- seed-map: written by `npm run seed-map` -->';
const end = '<!-- end of seed-map -->';

await main(async () => {
  setUp();
  const { parse } = await import('yaml');
  const map = parse(readFileSync(join(root, 'catalog', 'seed-map.yaml'), 'utf8'));
  const old = readFileSync(readme, 'utf8');
  const [from, to] = [old.indexOf(begin), old.indexOf(end)];
  if (from < 0 || to < from) throw new SetupError(`catalog/README.md lacks ${begin} or ${end}; put both back.`);
  const fresh = `${old.slice(0, from + begin.length)}\n\n${table(map)}\n\n${old.slice(to)}`;
  if (process.argv.includes('--check')) {
    if (fresh !== old) throw new SetupError('The table in catalog/README.md is not current; run npm run seed-map.');
  } else if (fresh !== old) writeFileSync(readme, fresh);
});

/** One table for each document; Prettier must not pad them, or one long cell would change every line. */
function table({ documents, entries }) {
  const parts = documents.map(({ seed, title, date }) => {
    const rows = entries.filter((entry) => entry.seed === seed).map(line);
    return [`#### ${title}, ${date}`, '', '| section | row | carried by |', '| --- | --- | --- |', ...rows].join('\n');
  });
  return ['<!-- prettier-ignore-start -->', parts.join('\n\n'), '<!-- prettier-ignore-end -->'].join('\n\n');
}

function line({ section, row = '', carriedBy, because }) {
  const carriers = carriedBy.map((path) => `[${path}](<${path}.yaml>)`).join(', ');
  return `| ${cell(section)} | ${cell(row)} | ${carriers || `_${cell(because)}_`} |`;
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}
