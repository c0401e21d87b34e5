import { html } from './html';
import { html as markup } from './html/template';
import { catalog } from './samples/catalog.test-data';
import { emptyReport, fullReport } from './samples/report.test-data';

const options = { color: false, width: 80 };
const page = html(fullReport(), catalog, options);

test('a template escapes every value unless it is a template itself', () => {
  const evil = `<b>"'&\``;
  expect(String(markup`<i title="${evil}">${[evil, markup`<u>${1}</u>`, null, false]}</i>`)).toBe(
    '<i title="&lt;b&gt;&quot;&#39;&amp;&#96;">&lt;b&gt;&quot;&#39;&amp;&#96;<u>1</u></i>',
  );
});

test('the page needs nothing from elsewhere and can run nothing', () => {
  expect(page).toContain(
    `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
  );
  expect(page).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|@import|url\(|\son\w+=|\sstyle=/i);
  const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, target]) => target!);
  for (const target of links) expect(target).toMatch(/^(?:#[\w-]+|https:\/\/learn\.example\.com\/)/);
});

test('every reference has its target, and every id is there once', () => {
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!);
  expect(new Set(ids).size).toBe(ids.length);
  const used = [...page.matchAll(/(?:href="#|aria-labelledby=")([^"]*)"/g)].flatMap(([, list]) => list!.split(' '));
  for (const id of used) expect(ids).toContain(id);
});

test('headings are in order, tables have captions and scopes, the language is said', () => {
  for (const [text, language] of [
    [page, 'en'],
    [html(fullReport('sv'), catalog, options), 'sv'],
    [html(emptyReport(), catalog, options), 'en'],
  ] as const) {
    expect(text).toContain(`<html lang="${language}">`);
    const levels = [...text.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, at) => expect(level - levels[at]!).toBeLessThanOrEqual(1));
    expect(text.match(/<table/g)?.length).toBe(text.match(/<caption/g)?.length);
    expect(text).not.toMatch(/<th(?![^>]*scope=)[\s>]/);
  }
});

test('the band draws successes above and failures below its line, and says the same in words', () => {
  const svg = /<svg[^]*<\/svg>/.exec(page)![0];
  const ys = (kind: string): number[] =>
    [...svg.matchAll(new RegExp(`<rect\\s+class="${kind}"[^>]*?\\sy="([\\d.]+)"`, 'g'))].map(([, y]) => Number(y));
  expect(ys('succeeded').length).toBeGreaterThan(0);
  expect(Math.max(...ys('succeeded'))).toBeLessThan(50);
  expect(Math.min(...ys('failed'), ...ys('undecided'))).toBeGreaterThan(50);
  expect(page).toContain('7 operations succeeded, 4 failed, 3 have no end in the log.');
});

test('shows all flows up to the limit and says what is beyond', () => {
  const report = fullReport('en', 12);
  const [one] = report.flows;
  const many = {
    ...report,
    flows: Array.from({ length: 20_003 }, (_, at) => ({ ...one!, id: String(at), trackingId: `id-${at}` })),
  };
  const text = html(many, catalog, options);
  expect(text).toContain('20,000 of 20,003 operations are shown: the 3 left out succeeded.');
  expect(text).toContain('>id-20002<');
  expect(text).not.toContain('>id-2<');
});
