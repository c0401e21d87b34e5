import fc from 'fast-check';
import stringWidth from 'string-width';
import type { Catalog } from '../model/catalog';
import type { Report } from '../model/report';
import { lines as commandLines } from './escape';
import { reporters } from './index';
import { catalog } from './samples/catalog.test-data';
import { catalogWith, withEverywhere } from './samples/hostile.test-data';
import { PAYLOADS } from './samples/payloads.test-data';
import { fullReport } from './samples/report.test-data';

/** Texts that nobody thought of, beside those that somebody did. */
const RANDOM = fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { seed: 11, numRuns: 40 });
const ALL = [...PAYLOADS, ...RANDOM];
const TICKET_LENGTH = 10_000;
const ACTING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;
const report = fullReport('en', 4);

/** A report and a catalog with a payload in every field; harmless ones say how it must look. */
interface Spoilt {
  report: Report;
  catalog: Catalog;
}
/** A hostile address is no link at all (see the test of webAddress), so addresses are kept where structure is compared. */
const spoiltBy = (payload: string, keep: string[] = []): Spoilt => ({
  report: withEverywhere(report, payload, keep),
  catalog: catalogWith(payload),
});

/** Asks of every payload; a failure names the one it is about. */
function each(check: (payload: string) => void, payloads = ALL): void {
  for (const payload of payloads) {
    try {
      check(payload);
    } catch (error) {
      throw new Error(`payload ${JSON.stringify(payload)}: ${(error as Error).message}`, { cause: error });
    }
  }
}

test('there are more than three hundred hostile texts', () => {
  expect(PAYLOADS.length).toBeGreaterThan(400);
  expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
});

/** The tags of a page without their contents and without the values of their attributes. */
const skeleton = (page: string): string =>
  [...page.replace(/(<(style|script)\b[^>]*>)[^]*?(<\/\2>)/g, '$1$3').matchAll(/<[^>]*>/g)]
    .map(([tag]) => tag.replace(/"[^"]*"/g, '""'))
    .join('\n');
const page = ({ report: one, catalog: words }: Spoilt): string =>
  reporters.html(one, words, { color: false, width: 80 });

test('a hostile text in every field gives the same HTML elements with the same attributes', () => {
  const harmless = skeleton(page(spoiltBy('x', ['url'])));
  each((payload) => {
    const made = page(spoiltBy(`x${payload}`, ['url']));
    expect(skeleton(made)).toBe(harmless);
    expect(made.replaceAll('\t', '')).not.toMatch(ACTING);
    expect(made.match(/<script/gi)).toHaveLength(2);
    expect(made).not.toMatch(/href="javascript/i);
  });
});

test('a hostile text cannot act in a terminal, nor make a line wider than the window', () => {
  each((payload) => {
    const { report: one, catalog: words } = spoiltBy(payload);
    const verbatim = new Set(
      one.remediations
        .flatMap(({ steps, sources }) => [
          ...steps.map((step) => step.command ?? ''),
          ...sources.map((source) => source.url),
        ])
        .flatMap((text) => commandLines(text).map((line) => line.trim())),
    );
    const text = reporters.terminal(one, words, { color: false, width: 60 });
    expect(text).not.toMatch(ACTING);
    const wide = text.split('\n').filter((line) => stringWidth(line) > 60 && !verbatim.has(line.trim()));
    expect(wide).toEqual([]);
  });
});

test('nor in a terminal that has ASCII alone', () =>
  each(
    (payload) => {
      const { report: one, catalog: words } = spoiltBy(payload);
      const text = reporters.terminal(one, words, { color: false, width: 60, ascii: true });
      expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    },
    // What it writes is what the other one writes, character by character.
    ALL.filter((_, at) => at % 10 === 0),
  ));

// A command keeps its own lines, so blocks are compared outside of fences.
const withoutFences = (text: string): string => text.replace(/^( *)(`{3,})\n[^]*?\n\1\2$/gm, '$1$2\n$1$2');
const blocks = (text: string): string[] =>
  withoutFences(text)
    .split('\n')
    .map((line) => /^(?:#+ |\| |- |\d+\. | +`{3,}|`{3,})/.exec(line)?.[0].replace(/`+/, 'fence') ?? '')
    .filter((mark) => mark !== '');
const cells = (line: string): number => line.replaceAll('\\\\', '').split(/(?<!\\)\|/).length;
const markdown = ({ report: one, catalog: words }: Spoilt, limit?: number): string =>
  reporters.markdown(one, words, { color: false, width: 80, ...(limit === undefined ? {} : { limit }) });

test('a hostile text leaves the Markdown with the same blocks', () => {
  const harmless = blocks(markdown(spoiltBy('x', ['url'])));
  expect(harmless.length).toBeGreaterThan(50);
  each((payload) => {
    const text = markdown(spoiltBy(`x${payload}`, ['url']));
    expect(text).not.toMatch(ACTING);
    expect(blocks(text)).toEqual(harmless);
    for (const table of text.match(/(?:^\|.*\n)+/gm) ?? [])
      expect(new Set(table.trimEnd().split('\n').map(cells)).size).toBe(1);
  });
});

test('a ticket stays short enough for a portal, and no line of it acts', () =>
  each((payload) => {
    const text = markdown(spoiltBy(payload), TICKET_LENGTH);
    expect(text.length).toBeLessThanOrEqual(TICKET_LENGTH);
    expect(text).not.toMatch(ACTING);
  }));

test('JSON survives any text', () =>
  each((payload) => {
    const { report: one } = spoiltBy(payload);
    const text = reporters.json(one, catalog, { color: false, width: 80 });
    expect(JSON.parse(text)).toEqual(one);
    expect(text).not.toMatch(ACTING);
  }));
