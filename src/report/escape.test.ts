import fc from 'fast-check';
import { escapeHtml, escapeMarkdown, lines, markdownCode, markdownFence, oneLine, visible, webAddress } from './escape';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '|',
        '`',
        '``',
        '\\',
        '<b>',
        '&',
        '#',
        '- ',
        '1.',
        '\n',
        '\r',
        '\t',
        '\u001b[31m',
        '\u202e',
        '\u009b',
        '@team',
        'https://x.y',
        '*',
        '_',
        '[a](b)',
        ' ',
        'ö',
        '山',
        '\ud800',
      ),
    )
    .map((parts) => parts.join('')),
);
const property = (check: (text: string) => void): void =>
  fc.assert(fc.property(hostile, check), { seed: 7, numRuns: 400 });
const ACTING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

test('shows what would act', () => {
  expect(visible('a\u001b[31mb\u202ec\u009bd')).toBe('a<U+001B>[31mb<U+202E>c<U+009B>d');
  expect(oneLine(' a\r\n\tb ')).toBe('a b');
  expect(lines('a\r\n\tb\u0007\n')).toEqual(['a', '    b<U+0007>']);
  expect(visible('Åsa 山田 \u200dא')).toBe('Åsa 山田 \u200dא');
});

test('no syntax lets an acting character through', () =>
  property((text) => {
    for (const safe of [visible(text), oneLine(text), escapeMarkdown(text), markdownCode(text), ...lines(text)]) {
      expect(safe).not.toMatch(ACTING);
      expect(safe).not.toContain('\n');
    }
    expect(escapeHtml(text).replaceAll('\t', '')).not.toMatch(ACTING);
  }));

test('HTML keeps no character that opens or closes anything', () => {
  expect(escapeHtml(`<a href="x" title='y'>\`&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&#96;&amp;');
  property((text) => expect(escapeHtml(text).replace(/&(?:amp|lt|gt|quot|#39|#96);/g, '')).not.toMatch(/[<>"'`&]/));
});

/** Markdown text without its code spans, or null where a span does not close. */
function outsideSpans(markdown: string): string {
  return markdown.replace(/(?<![\\`])(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, '');
}

test('Markdown text has no live markup', () => {
  expect(escapeMarkdown('# a | <b> `c` *d* _e_')).toBe('\\# a \\| \\<b\\> \\`c\\` \\*d\\* \\_e\\_');
  expect(escapeMarkdown('1. x')).toBe('1\\. x');
  expect(escapeMarkdown('- x')).toBe('\\- x');
  expect(escapeMarkdown('see @team, https://x.y and anna@contoso.com')).toBe(
    'see `@team,` `https://x.y` and `anna@contoso.com`',
  );
  property((text) => {
    const rest = outsideSpans(escapeMarkdown(text, 'cell')).replace(/\\[\\`*_[\]<>|~$&#+\-=:.)]/g, '');
    expect(rest).not.toMatch(/[`*_[\]<>|~$@]/);
    expect(escapeMarkdown(text)).not.toMatch(/^(?:#|[-+=] |[-=]{2}|\d+[.)](?: |$))/);
  });
});

test('a code span holds backticks, and pipes are escaped in a cell only', () => {
  expect(markdownCode('a`b')).toBe('``a`b``');
  expect(markdownCode('`a')).toBe('`` `a ``');
  expect(markdownCode('a|b')).toBe('`a|b`');
  expect(markdownCode('a|b', 'cell')).toBe('`a\\|b`');
  property((text) => expect(outsideSpans(markdownCode(text))).toBe(''));
  property((text) => expect(markdownCode(text, 'cell')).not.toMatch(/(?<!\\)\|/));
});

test('nothing inside a fence closes it', () =>
  property((text) => {
    const [fence = '', ...content] = markdownFence(text);
    expect(content.pop()).toBe(fence);
    expect(content.filter((line) => line.trim().startsWith(fence))).toEqual([]);
  }));

test('only an address of the web becomes a link', () => {
  expect(webAddress('https://learn.example.com/a?b=1&c=2#d')).toBe('https://learn.example.com/a?b=1&c=2#d');
  expect(webAddress('https://e.com/a>(b)"')).toBe('https://e.com/a%3E%28b%29%22');
  for (const bad of [
    'javascript:alert(1)',
    'https://a b',
    '//e.com',
    'https://user@e.com',
    'data:x',
    'https://e.com/\u202e',
    '',
  ]) {
    expect(webAddress(bad)).toBeNull();
  }
});
