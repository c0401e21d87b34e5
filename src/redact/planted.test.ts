import { escapeHtml } from '../report/escape';
import { catalog } from '../report/samples/catalog.test-data';
import { LeakScan, OwnWords, Redaction } from './index';
import { identity, type Identity } from './samples/places.test-data';

/** Ten thousand identifiers, each in thirty writings and surroundings: none is left, and none stops the whole. */

const IDENTITIES = 1_000;
const identifiersOf = (one: Identity): string[] => [
  ...[one.upn, one.host, `${one.short.toUpperCase()}\\${one.local}`, one.account, one.anchorGuid, one.sourceAnchor],
  ...[one.sid, one.ip, one.namespace, one.tenant],
];
/** Where each is told for what it is; one event has them all. */
const told = (one: Identity): string =>
  `TrackingId: 3f2b6c10-7d41-4a55-9e0c-5b1f2a9d8c01, Details: ${one.upn}; hostname: ${one.host}, Anchor : ${one.sourceAnchor}, ` +
  `User_${one.anchorGuid}, tenant ${one.tenant}, caller ${one.sid}, sb://${one.namespace}.servicebus.windows.net/, UserName=${one.account}.`;

const base64 = (text: string, encoding: 'utf8' | 'utf16le'): string => Buffer.from(text, encoding).toString('base64');
const WRITINGS: readonly ((value: string) => string)[] = [
  ...[
    (v: string) => v,
    (v: string) => `"${v}"`,
    (v: string) => `'${v}'`,
    (v: string) => `(${v})`,
    (v: string) => `[${v}]`,
  ],
  ...[
    (v: string) => `{${v}}`,
    (v: string) => `<${v}>`,
    (v: string) => `<a>${v}</a>`,
    (v: string) => `&lt;a&gt;${v}&lt;/a&gt;`,
  ],
  ...[
    (v: string) => `${v};`,
    (v: string) => `${v}, and`,
    (v: string) => `x=${v}`,
    (v: string) => `|${v}|`,
    (v: string) => `\t${v}\r\n`,
  ],
  ...[(v: string) => v.toLowerCase(), (v: string) => v.toUpperCase(), (v: string) => `${v}Azure AD Sync;`],
  ...[(v: string) => `\n   at Foo.Bar(String ${v})`, (v: string) => `---> System.Exception: ${v}`],
  ...[(v: string) => encodeURIComponent(v), (v: string) => `https://x.example/?u=${encodeURIComponent(v)}&b=1`],
  ...[(v: string) => JSON.stringify({ a: v }), (v: string) => JSON.stringify(JSON.stringify({ a: v }))],
  ...[
    (v: string) => escapeHtml(v),
    (v: string) => escapeHtml(escapeHtml(v)),
    (v: string) => [...v].map((c) => `&#${c.charCodeAt(0)};`).join(''),
  ],
  ...[(v: string) => base64(`u=${v};`, 'utf8'), (v: string) => base64(v, 'utf16le')],
  ...[
    (v: string) => Buffer.from(v, 'utf8').toString('hex'),
    (v: string) => Buffer.from(v, 'utf16le').toString('hex').toUpperCase(),
  ],
];

/** Every way to read a text, written here anew, so that it does not share its mistakes with what it judges. */
function readings(text: string): string[] {
  const layers = [text];
  for (let depth = 0; depth < 3; depth += 1)
    layers.push(
      layers
        .at(-1)!
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&')
        .replace(/%([0-9a-f]{2})/gi, (_, byte: string) => String.fromCharCode(parseInt(byte, 16)))
        .replace(/\\(["\\])/g, '$1'),
    );
  const bytes = [
    ...[...text.matchAll(/[A-Za-z0-9+/]{12,}={0,2}/g)].map(([token]) => Buffer.from(token, 'base64')),
    ...[...text.matchAll(/[0-9a-f]{16,}/gi)].map(([token]) => Buffer.from(token, 'hex')),
  ];
  return [...layers, ...bytes.flatMap((one) => [one.toString('latin1'), one.toString('utf16le')])];
}

test('ten thousand names in thirty places each are all replaced, as two searches agree', () => {
  const identities = Array.from({ length: IDENTITIES }, (_, n) => identity(n));
  expect(WRITINGS).toHaveLength(30);
  const by = new Redaction(new OwnWords(catalog), { key: Buffer.alloc(32, 7), trackingIds: 'kept', reversible: false });
  const texts = identities.flatMap((one) => [
    told(one),
    WRITINGS.map((write) => identifiersOf(one).map(write).join(' ')).join('\n'),
  ]);
  for (const text of texts) by.learn(text);
  const redacted = texts.map((text) => by.replaced(text));
  identities.forEach((one, n) => {
    const secrets = [...identifiersOf(one), one.local, one.short, one.host.split('.')[0]!].map((text) =>
      text.toLowerCase(),
    );
    for (const text of redacted.slice(2 * n, 2 * n + 2)) {
      const all = readings(text).join('\n').toLowerCase();
      expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
    }
  });
  const scan = new LeakScan(by.secrets(), ['']);
  expect(scan.in(redacted.map((text) => `${text}\n`))).toBeNull();
  expect(scan.in([...redacted.slice(0, 100), texts[77]!])).not.toBeNull();
}, 240_000);
