import fc from 'fast-check';
import type { Catalog } from '../model/catalog';
import type { Finding, Report } from '../model/report';
import { PAYLOADS } from '../report/samples/payloads.test-data';
import { emptyReport, fullReport } from '../report/samples/report.test-data';
import { testCatalog } from '../testing/log-builder';
import { checkScript } from './index';
import { parsePowerShell, type Parsed } from './powershell.test-data';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

/** What the script itself may run, beside the verbs by which PowerShell marks commands that read. */
const OWN = ['Set-StrictMode', 'Write-Output', 'Out-String'];
const READING = /^(Get|Test|Resolve|Select|Where|Sort|Group|Format|Measure|ForEach)-[A-Za-z]+$/;
const METHODS = ['Trim', 'AddDays', 'AddHours', 'AddMinutes', 'ToUniversalTime', 'ToString'];

function expectToRead(scripts: readonly string[]): void {
  const changing = ({ commands, methods }: Parsed): string[] => [
    ...commands.filter((name) => !READING.test(name) && !OWN.includes(name)),
    ...methods.filter((name) => !METHODS.includes(name)),
  ];
  for (const parsed of parsePowerShell(scripts)) {
    expect(parsed.commands.length).toBeGreaterThan(10);
    expect({ ...parsed, commands: [], methods: [], literals: [] }).toEqual({
      errors: [],
      forbidden: [],
      commands: [],
      methods: [],
      literals: [],
    });
    expect(changing(parsed)).toEqual([]);
  }
}

const finding = (cause: string | null, rule: string | null): Finding => ({ ...fullReport().findings[0]!, cause, rule });

/** A report in which everything was found that a check throws light on. */
function everything(language: 'en' | 'sv' = 'en'): Report {
  const report = fullReport(language);
  const names = (kind: 'causes' | 'rules'): string[] => [...new Set(catalog.checks.flatMap((check) => check[kind]))];
  const flows = report.flows.map(({ id }) => id);
  return {
    ...report,
    findings: [
      ...names('causes').map((id) => ({ ...finding(id, null), flows })),
      ...names('rules').map((id) => finding(null, id)),
    ],
  };
}

test.each(['en', 'sv'] as const)(
  'a script of all checks is PowerShell, and every command in it reads (%s)',
  (language) => {
    const script = checkScript(everything(language), catalog);
    expectToRead([script]);
    const { checks } = catalog;
    for (const { title } of checks)
      expect(script).toContain(`/${checks.length}] ${title[language].replaceAll("'", "''")}`);
  },
);

test('each check alone is PowerShell, and says what it runs and what to expect', () => {
  const scripts = catalog.checks.map((check) => {
    const script = checkScript(
      { ...fullReport(), findings: [finding(check.causes[0] ?? null, check.rules[0] ?? null)] },
      catalog,
    );
    for (const line of check.command.split('\n')) expect(script).toContain(line.trim());
    expect(script).toContain(check.expect.en.replaceAll("'", "''"));
    return script;
  });
  expectToRead(scripts);
});

test('Windows PowerShell reads it: a mark, and line ends of Windows alone', () => {
  const script = checkScript(everything(), catalog);
  expect(script.startsWith('\ufeff#Requires -Version 5.1\r\n<#\r\n.SYNOPSIS\r\n')).toBe(true);
  expect(script.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(script).toContain('Set-StrictMode');
});

test('without findings the checks that always make sense are there, and no others', () => {
  const script = checkScript(emptyReport(), catalog);
  const always = catalog.checks.filter((check) => check.always);
  expect(script.match(/'\[\d+\/\d+\]/g)).toHaveLength(always.length);
  expectToRead([script]);
  expect(script).toContain('[string[]] $Users = @(),');
});

test('only checks that concern a finding are there, filled with the names of that finding', () => {
  const report = fullReport();
  const [first, second] = report.flows.filter(({ user }) => user) as [Report['flows'][number], Report['flows'][number]];
  const hit = { ...finding('user-cannot-change-password', null), flows: [first.id] };
  const script = checkScript({ ...report, findings: [hit] }, catalog);
  expect(script).toContain('What is the state of the user?');
  expect(script).not.toContain('Which password policy does the domain have?');
  expect(script).toContain(`$Users = @('${first.user!.upn}')`);
  expect(script).not.toContain(second.user!.upn!);
  expect(script).toContain("$ConnectorAccounts = @('MSOL_1a2b3c4d5e6f')");
});

test('a redacted report gives no names', () => {
  const script = checkScript({ ...everything(), redacted: true }, catalog);
  expect(script.match(/ = @\(\),?\r\n/g)).toHaveLength(4);
});

test('names without end are cut, and counted', () => {
  const report = everything();
  const accounts = Array.from({ length: 40 }, (_, i) => `account${i}`);
  const script = checkScript({ ...report, names: { connectorAccounts: accounts, relays: [] } }, catalog);
  expect(script).toContain('# More names in the log, not filled in here: 30');
  expect(script).not.toContain('account10');
});

const hostile = fc.oneof(
  fc.constantFrom(
    "'; Remove-Item C:\\ -Recurse; '",
    '\u2019; Remove-Item x; \u2018',
    "\u201b'\u201a)\u2019; x",
    '$(Remove-Item x)',
    '`$(x)"@',
    "a\r\nRemove-Item x\r\n'",
    '#> Remove-Item x <#',
    "'@\nx",
    '*[a-z]?',
    "''",
    '\\',
    '{0}',
    '$&',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(
      "'",
      '\u2018',
      '\u2019',
      '\u201a',
      '\u201b',
      '"',
      '`',
      '$',
      '(',
      ')',
      ';',
      '#',
      '<',
      '>',
      '\n',
      'a',
    ),
  }),
);

/** A script fills in so many names of a kind. */
const MOST_NAMES = 10;

test('hostile texts of every sort are literals where they are names, and nowhere else', () => {
  const report = everything();
  const packs = Array.from({ length: Math.ceil(PAYLOADS.length / MOST_NAMES) }, (_, at) =>
    PAYLOADS.slice(at * MOST_NAMES, (at + 1) * MOST_NAMES),
  );
  const withNames = (names: readonly string[]): Report => ({
    ...report,
    flows: report.flows.map((flow, at) => ({ ...flow, user: { ...flow.user!, upn: names[at % names.length]! } })),
    findings: report.findings.map((one) => ({ ...one, scope: { ...one.scope, domains: [...names] } })),
    names: { connectorAccounts: [...names], relays: [...names] },
    tool: { ...report.tool, version: names[0]!, catalogVersion: names.at(-1)! },
  });
  const [harmless, ...all] = parsePowerShell([['x'], ...packs].map((names) => checkScript(withNames(names), catalog)));
  const filled = new Set<string>();
  for (const { literals, errors, forbidden, commands, methods } of all) {
    expect({ errors, forbidden, commands, methods }).toEqual({ ...harmless, literals: undefined });
    for (const text of literals) filled.add(text.slice(1, -1).replace(/(['\u2018\u2019\u201a\u201b])\1/g, '$1'));
  }
  expect([...filled].filter((text) => !PAYLOADS.includes(text))).toEqual([]);
  expect(filled.size).toBeGreaterThan(PAYLOADS.length / 3);
});

test('a hostile name stays a name: one literal more, and nothing else', () => {
  const report = everything();
  const withName = (name: string): Report => ({
    ...report,
    flows: report.flows.map((flow) => ({ ...flow, user: { ...flow.user!, upn: name } })),
    findings: report.findings.map((one) => ({ ...one, scope: { ...one.scope, domains: [name] } })),
    names: { connectorAccounts: [name], relays: [name] },
    tool: { ...report.tool, version: name, catalogVersion: name },
    generatedAt: name,
  });
  const names = fc.sample(hostile, { seed: 3, numRuns: 60 });
  const [harmless, ...all] = parsePowerShell(['x', ...names].map((name) => checkScript(withName(name), catalog)));
  all.forEach((parsed, at) => {
    const meant = parsed.literals.map((text) => text.slice(1, -1).replace(/(['\u2018\u2019\u201a\u201b])\1/g, '$1'));
    expect(parsed.errors).toEqual([]);
    expect(parsed.commands).toEqual(harmless!.commands);
    expect(meant.filter((one) => one !== names[at])).toEqual([]);
  });
  expect(all.filter(({ literals }) => literals.length > 0).length).toBeGreaterThan(20);
});

test.each(['en', 'sv'] as const)('every word of the script is in %s, and none that it does not say', (language) => {
  const asked = new Set<string>();
  const labels = new Proxy(catalog.labels[language], {
    getOwnPropertyDescriptor(target, key) {
      asked.add(String(key));
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
  const report = everything(language);
  const many = { ...report, names: { connectorAccounts: Array.from({ length: 20 }, (_, i) => String(i)), relays: [] } };
  checkScript(many, { ...catalog, labels: { en: labels, sv: labels } });
  const own = Object.keys(catalog.labels[language]).filter((key) => key.startsWith('script.'));
  expect([...asked].sort()).toEqual(own.sort());
});

test('every rule that a check names is one of which findings speak', () => {
  const rules = new Set(catalog.checks.flatMap((check) => check.rules));
  expect([...rules].filter((rule) => !Object.hasOwn(catalog.labels.en, `rule.${rule}`))).toEqual([]);
});
