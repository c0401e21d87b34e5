import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Catalog, Labels } from '../model/catalog';
import { begin, type Walk } from '../troubleshoot/walk';
import { printGuides } from '../troubleshoot';
import { entryToWrite, templateKinds } from './catalog-new-name';
import { ownCatalog } from './catalog-source';
import { changeTemplate, newTemplate } from './catalog-template';
import { converse } from './conversation';
import { ROOM } from './streams.test-data';

const OWN = /^(overlay|guide|catalog-new)\./;

let catalog: Catalog;
beforeAll(async () => {
  catalog = await ownCatalog();
});

/** Labels that write down which of them were asked for, there or not. */
function watched(labels: Labels, asked: Set<string>): Labels {
  return new Proxy(labels, {
    getOwnPropertyDescriptor(target, key) {
      asked.add(String(key));
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
}

async function walkThrough(spied: Catalog, lines: string): Promise<void> {
  const stdin = new PassThrough();
  stdin.end(lines);
  const stdout = new PassThrough({ highWaterMark: ROOM });
  const streams = { stdin, stdout, stderr: stdout, env: {}, now: () => new Date(0), timeZone: 'UTC' };
  await converse(begin(spied, 'start') as Walk, spied, { color: false, width: 80, language: 'en' }, streams);
}

test('every word of guides, overlays and templates is in both languages, and none is left over', async () => {
  const asked = new Set<string>();
  const labels = { en: watched(catalog.labels.en, asked), sv: watched(catalog.labels.sv, asked) };
  const spied: Catalog = { ...catalog, labels };
  printGuides(catalog.guides, spied, { color: false, width: 80, language: 'en', format: 'terminal' });
  for (const lines of ['b\nhm\ns\nn\nq\n', 'y\ny\n\n', '']) await walkThrough(spied, lines);
  for (const kind of templateKinds) {
    const name = { event: 'Agent/1', hresult: '8023ffff' }[kind as string] ?? 'mine';
    newTemplate(entryToWrite([kind, name], catalog), labels, 'en');
  }
  changeTemplate(entryToWrite(['remediation', 'retry-attempt'], catalog), labels.en);
  // What the commands say by themselves is written out in them.
  const commands = readdirSync(__dirname).filter((name) => /^catalog-\w+\.ts$/.test(name));
  for (const name of commands)
    for (const [, key] of readFileSync(join(__dirname, name), 'utf8').matchAll(
      /'((?:overlay|catalog-new)\.[a-z.-]+)'/g,
    ))
      asked.add(key!);

  for (const language of ['en', 'sv'] as const) {
    const present = Object.keys(catalog.labels[language]).filter((key) => OWN.test(key));
    expect(present.sort()).toEqual([...asked].filter((key) => OWN.test(key)).sort());
  }
});

test('letters that answer are each understood in one way only', () => {
  for (const language of ['en', 'sv'] as const) {
    const labels = catalog.labels[language];
    const letters = ['yes', 'no', 'skip', 'back', 'quit'].flatMap((word) => labels[`guide.accept.${word}`]!.split(' '));
    expect(new Set(letters).size).toBe(letters.length);
    for (const letter of letters) expect(letter).toBe(letter.toLowerCase());
  }
});
