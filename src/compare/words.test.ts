import fc from 'fast-check';
import type { Catalog, Labels } from '../model/catalog';
import { comparisonSchema, type Comparison } from '../model/comparison';
import { testCatalog } from '../testing/log-builder';
import { comparisonDrawers, type ComparisonFormat } from './index';
import { comparedAt, end, HOUR, reset } from './logs.test-data';

const options = { color: false, width: 90 };
const forms = ['terminal', 'markdown', 'html', 'json'] as const;
const FIX = 10 * HOUR;
const draw = (form: ComparisonFormat, one: Comparison, words = catalog): string =>
  comparisonDrawers[form](one, words, options);

let catalog: Catalog;
let comparison: Comparison;
beforeAll(async () => {
  catalog = await testCatalog();
  const attempts = (['denied', 'policy', 'unreachable', 'ok'] as const).flatMap((ending, i) =>
    [0, 1].flatMap((day) => reset(day * FIX + i * 60, `u${i}`, ending)),
  );
  comparison = await comparedAt(FIX, [...attempts, end(FIX + HOUR)], catalog);
});

const { reasons, remarks, findings, answer } = comparisonSchema.shape;
const every = <R>(ids: readonly string[], values: object): R[] =>
  ids.flatMap((id) => [1, 2].map((n) => ({ id, values: { ...values, n } }) as R));

/** A comparison that says everything that can be said. */
function everything(language: 'en' | 'sv'): Comparison[] {
  const named = { last: '2026-01-30T10:00:00Z', until: '2026-01-30T10:00:00Z', servers: 'S', computer: 'S' };
  const values = {
    ...named,
    before: 'a',
    after: 'b',
    users: 3,
    helped: 2,
    hit: 4,
    total: 5,
    needed: 6,
    chance: 1,
    hours: 7,
  };
  const [finding] = comparison.findings as [Comparison['findings'][number]];
  const shape = findings.element.shape;
  return answer.options.flatMap((given): Comparison[] => [
    {
      ...comparison,
      options: { ...comparison.options, language },
      answer: given,
      reasons: every(reasons.element.shape.id.options, values),
      remarks: every(remarks.element.shape.id.options, values),
      findings: [
        ...comparison.findings,
        { ...finding, answer: given, reasons: every(shape.reasons.element.shape.id.options, values) },
        ...shape.weight.options.map((weight) => ({ ...finding, weight, before: null })),
        ...shape.change.options.map((change) => ({ ...finding, change })),
      ],
    },
    { ...comparison, options: { ...comparison.options, language }, at: null, findings: [] },
  ]);
}

test.each(['en', 'sv'] as const)(
  'every word that a comparison needs is in %s, and none that it does not',
  (language) => {
    const asked = new Set<string>();
    const absent = new Set<string>();
    const labels: Labels = new Proxy(catalog.labels[language], {
      getOwnPropertyDescriptor(target, key) {
        (Object.hasOwn(target, key) ? asked : absent).add(String(key));
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
    });
    const spied: Catalog = { ...catalog, labels: { en: labels, sv: labels } };
    for (const one of everything(language)) {
      for (const form of forms) draw(form, one, spied);
    }
    expect([...absent].filter((key) => !key.endsWith('.other'))).toEqual([]);
    const own = Object.keys(labels).filter((key) => key.startsWith('compare.'));
    expect(own.filter((key) => !asked.has(key))).toEqual([]);
  },
);

test('no placeholder is left unfilled', () => {
  for (const one of [...everything('en'), ...everything('sv')]) {
    for (const form of ['terminal', 'markdown'] as const) expect(draw(form, one)).not.toMatch(/\{\w+\}/);
  }
});

const hostile = fc.oneof(
  fc.constantFrom('<script>alert(1)</script>', '"><img src=x>', '\u001b[2J', '\u202egpj.exe', '\n# x\n| a |', '{n}$&'),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

test('what a saved report says cannot act in any form', () => {
  const harmless = draw('html', spoilt('x')).match(/<[a-z/!][^>]*>/gi)!.length;
  fc.assert(
    fc.property(hostile, (text) => {
      const page = draw('html', spoilt(text));
      expect(page.match(/<[a-z/!][^>]*>/gi)).toHaveLength(harmless);
      for (const form of ['terminal', 'json'] as const)
        expect(draw(form, spoilt(text))).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(draw('markdown', spoilt(text))).not.toMatch(/^(# x|\| a \|)$|(?<!\\)<(script|img)/m);
    }),
    { seed: 5, numRuns: 60 },
  );
});

function spoilt(text: string): Comparison {
  const [finding] = comparison.findings as [Comparison['findings'][number]];
  const side = {
    ...comparison.before,
    toolVersion: text,
    servers: [{ computer: text, connectBuild: text }],
  };
  return {
    ...comparison,
    before: side,
    after: side,
    findings: [
      { ...finding, cause: `no-such-cause ${text}` },
      { ...finding, cause: null, rule: `no-rule ${text}` },
    ],
    remarks: [{ id: 'build', values: { computer: text, before: text, after: text } }],
    incidents: [{ kind: text, before: { count: 1, lastedMs: 1 }, after: { count: 0, lastedMs: 0 } }],
  };
}
