import { html } from './html';
import { SCRIPT_HASH, STYLE_HASH } from './html/hashes';
import { script } from './html/script';
import { html as markup } from './html/template';
import { catalog } from './samples/catalog.test-data';
import { ROW } from './view/flow-data';
import { emptyReport, fullReport } from './samples/report.test-data';

const options = { color: false, width: 80 };
const page = html(fullReport(), catalog, options);

test('a template escapes every value unless it is a template itself', () => {
  const evil = `<b>"'&\``;
  expect(String(markup`<i title="${evil}">${[evil, markup`<u>${1}</u>`, null, false]}</i>`)).toBe(
    '<i title="&lt;b&gt;&quot;&#39;&amp;&#96;">&lt;b&gt;&quot;&#39;&amp;&#96;<u>1</u></i>',
  );
});

/** The page without its own style sheet, script and data. */
const bare = (text: string): string => text.replace(/<(style|script)\b[^>]*>[^]*?<\/\1>/g, '');

test('the page needs nothing from elsewhere and runs nothing but its own script', () => {
  expect(page).toContain(
    `content="default-src 'none'; style-src '${STYLE_HASH}'; script-src '${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'"`,
  );
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page).toContain(`<script>${script}</script>`);
  expect(bare(page)).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|@import|url\(|\son\w+=|\sstyle=/i);
  const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, target]) => target!);
  for (const target of links) expect(target).toMatch(/^(?:#[\w-]+|https:\/\/learn\.example\.com\/)/);
});

test('the data of the attempts are JSON that nothing in a log can end', () => {
  const [, json] = /<script type="application\/json" id="flow-data">([^]*?)<\/script>/.exec(page)!;
  const data = JSON.parse(json!) as { rows: unknown[][]; texts: string[]; details: { texts: string[] }[] };
  expect(json).not.toMatch(/[<>&\u2028\u2029]/);
  expect(data.rows).toHaveLength(14);
  expect(data.rows.every(({ length }) => length === ROW.length || length === ROW.length - 1)).toBe(true);
  expect(data.details.flatMap(({ texts }) => texts)).toContain('TrackingId: x, Reason: <b>denied</b>\nat A.B()');
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

test('the picture draws successes above and failures below its line, and says the same in words', () => {
  const svg = /<svg\s+class="attempts"[^]*?<\/svg>/.exec(page)![0];
  const ys = (kind: string): number[] =>
    [...svg.matchAll(new RegExp(`<rect\\s+class="${kind}"[^>]*?\\sy="([\\d.]+)"`, 'g'))].map(([, y]) => Number(y));
  expect(ys('succeeded').length).toBeGreaterThan(0);
  expect(Math.max(...ys('succeeded'))).toBeLessThan(31);
  expect(Math.min(...ys('failed'), ...ys('undecided'))).toBeGreaterThan(31);
  expect(page).toContain('7 operations succeeded, 4 failed, 3 have no end in the log. The service was down 2 times.');
});

test('attempts that are counted only are in the figures and in the picture', () => {
  const report = fullReport();
  const [server] = report.servers;
  const hour = server!.firstEvent;
  const unlisted = [{ computer: server!.computer, operation: 'reset' as const, hour, succeeded: 5000 }];
  const text = bare(html({ ...report, unlisted }, catalog, options));
  expect(text).toContain(`${(report.flows.length + 5000).toLocaleString('en')}`);
  expect(text).toContain('5,007 operations succeeded, 4 failed');
  expect(text).toContain('5,000 more operations succeeded; they are counted but not listed');
  expect(bare(html({ ...report, unlisted, flows: [] }, catalog, options))).not.toContain('There are no operations');
  const svg = /<svg\s+class="attempts"[^]*?<\/svg>/.exec(text)![0];
  const heights = [...svg.matchAll(/<rect\s+class="succeeded"[^>]*?\sheight="([\d.]+)"/g)].map(([, high]) =>
    Number(high),
  );
  expect(heights.filter((high) => high > 3)).toHaveLength(1);
});

test('the picture shows each state with what and when', () => {
  const states = [
    .../<svg\s+class="states"[^]*?<\/svg>/.exec(page)![0].matchAll(/<rect\s+class="(\w+)"[^]*?<title>([^<]*)/g),
  ];
  expect(states.map(([, kind]) => kind)).toEqual(['up', 'down', 'down', 'gap']);
  expect(states[1]![2]).toMatch(/^Writeback service stopped: 2026-/);
});

test('without the script, a long report shows those that did not succeed and says what is left out', () => {
  const report = fullReport('en', 12);
  const [one] = report.flows;
  const many = {
    ...report,
    flows: Array.from({ length: 600 }, (_, at) => ({
      ...one!,
      id: String(at),
      trackingId: `id-${at}`,
      outcome: at % 100 === 0 ? ('failed' as const) : ('succeeded' as const),
    })),
  };
  const text = bare(html(many, catalog, options));
  expect(text).toContain('6 of 600 operations are shown: the 594 left out succeeded.');
  expect(text).toContain('>id-500<');
  expect(text).not.toContain('>id-501<');
});
