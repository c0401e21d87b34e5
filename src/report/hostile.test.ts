import fc from 'fast-check';
import stringWidth from 'string-width';
import { lines as commandLines } from './escape';
import { reporters } from './index';
import { catalog } from './samples/catalog.test-data';
import { catalogWith, withEverywhere } from './samples/hostile.test-data';
import { fullReport } from './samples/report.test-data';

const payloads = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><svg onload=alert(1)>',
    '\u001b]0;title\u0007\u001b[2J\u009b31m',
    'user\u202egpj.exe\u2066',
    '\n# heading\n\n| a | b |\n|---|---|\n```\n',
    '`` ` ```` @everyone #1 [x](javascript:alert(1)) ![i](https://e.com/i.png) <https://e.com>',
    '\r\n\t- item\n1. one\n---\n',
    '{file}{n}{sign}$&$1',
    '山田太郎e\u0301👩‍👩‍👧'.repeat(12),
    'x'.repeat(300),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const property = (check: (payload: string) => void): void =>
  fc.assert(fc.property(payloads, check), { seed: 11, numRuns: 30 });
const ACTING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;
const report = fullReport('en', 8);

/** A hostile address is no link at all (see the test of webAddress), so addresses are kept where structure is compared. */

/** The tags of a page without their contents and without the values of their attributes. */
const skeleton = (page: string): string[] =>
  [...page.replace(/(<(style|script)\b[^>]*>)[^]*?(<\/\2>)/g, '$1$3').matchAll(/<[^>]*>/g)].map(([tag]) =>
    tag.replace(/"[^"]*"/g, '""'),
  );

test('a hostile text in every field gives the same HTML elements with the same attributes', () => {
  const harmless = skeleton(
    reporters.html(withEverywhere(report, 'x', ['url']), catalogWith('x'), { color: false, width: 80 }),
  );
  property((payload) => {
    const page = reporters.html(withEverywhere(report, `x${payload}`, ['url']), catalogWith(payload), {
      color: false,
      width: 80,
    });
    expect(skeleton(page)).toEqual(harmless);
    expect(page.replaceAll('\t', '')).not.toMatch(ACTING);
    expect(page.match(/<script/gi)).toHaveLength(2);
    expect(page).not.toMatch(/href="javascript/i);
  });
});

test('a hostile text cannot act in a terminal, nor make a line wider than the window', () => {
  property((payload) => {
    const spoilt = withEverywhere(report, payload);
    const verbatim = new Set(
      spoilt.remediations
        .flatMap(({ steps, sources }) => [
          ...steps.map((step) => step.command ?? ''),
          ...sources.map((source) => source.url),
        ])
        .flatMap((text) => commandLines(text).map((line) => line.trim())),
    );
    for (const width of [60, 80, 200]) {
      const text = reporters.terminal(spoilt, catalogWith(payload), { color: false, width });
      expect(text).not.toMatch(ACTING);
      const wide = text.split('\n').filter((line) => stringWidth(line) > width && !verbatim.has(line.trim()));
      expect(wide).toEqual([]);
    }
  });
});

test('a hostile text leaves the Markdown with the same blocks', () => {
  const blocks = (text: string): string[] =>
    text
      .split('\n')
      .map((line) => /^(?:#+ |\| |- |\d+\. | +`{3,}|`{3,})/.exec(line)?.[0].replace(/`+/, 'fence') ?? '')
      .filter((mark) => mark !== '');
  const harmless = blocks(
    reporters.markdown(withEverywhere(report, 'x', ['url']), catalogWith('x'), { color: false, width: 80 }),
  );
  const cells = (line: string): number => line.split(/(?<!\\)\|/).length;
  property((payload) => {
    const text = reporters.markdown(withEverywhere(report, `x${payload}`, ['url']), catalogWith(payload), {
      color: false,
      width: 80,
    });
    expect(text).not.toMatch(ACTING);
    // A command keeps its own lines, so blocks are compared outside of fences.
    expect(blocks(text.replace(/^( *)(`{3,})\n[^]*?\n\1\2$/gm, '$1$2\n$1$2'))).toEqual(
      blocks(
        reporters
          .markdown(withEverywhere(report, 'x', ['url']), catalogWith('x'), { color: false, width: 80 })
          .replace(/^( *)(`{3,})\n[^]*?\n\1\2$/gm, '$1$2\n$1$2'),
      ),
    );
    for (const table of text.match(/(?:^\|.*\n)+/gm) ?? []) {
      expect(
        new Set(
          table
            .trimEnd()
            .split('\n')
            .map((line) => cells(line.replaceAll('\\\\', ''))),
        ).size,
      ).toBe(1);
    }
  });
  expect(harmless.length).toBeGreaterThan(50);
});

test('JSON survives any text', () =>
  property((payload) => {
    const spoilt = withEverywhere(report, payload);
    const text = reporters.json(spoilt, catalog, { color: false, width: 80 });
    expect(JSON.parse(text)).toEqual(spoilt);
    expect(text).not.toMatch(ACTING);
  }));
