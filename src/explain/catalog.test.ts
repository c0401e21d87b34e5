import type { Catalog } from '../model/catalog';
import { answer, ownCatalog } from './answers.test-data';
import { knownEntries, namesOf, type Known } from './entries';
import { signedDecimal } from './error-code';
import type { ExplainJson } from './json';
import { resolveTerms } from './resolve';
import { bare, compact } from './term';

let catalog: Catalog;
let all: Known[];
beforeAll(async () => {
  catalog = await ownCatalog();
  all = knownEntries(catalog);
});

const idsOf = (term: string): string[] =>
  resolveTerms([term], catalog, 'en')[0]!.matches.map(({ known: { kind, id } }) => `${kind} ${id}`);
const ofKind = (kind: Known['kind']): Known[] => all.filter((known) => known.kind === kind);
const named = (known: Known): string => `${known.kind} ${known.id}`;

/** Everything that a person may type for an entry. */
function spellings(known: Known): string[] {
  const forms = [known.id, ...namesOf(known)];
  if (known.kind === 'hresult') {
    const signed = signedDecimal(known.id);
    forms.push(`0x${known.id}`, known.id.toUpperCase(), `hr=${known.id}`, String(signed), String(signed + 2 ** 32));
  }
  return [...forms, ...forms.map((form) => `"${form.toUpperCase()}": `)];
}

test('the catalog has every kind of entry', () => {
  expect(all.length).toBe(new Set(all.map(named)).size);
  for (const kind of ['event', 'hresult', 'cause', 'remediation', 'symptom', 'operation'] as const)
    expect(ofKind(kind).length).toBeGreaterThan(0);
});

test('every id, name, alias, hex and decimal code leads to its entry and to no other', () => {
  // Two spellings that differ in hyphens alone (`UnknownError`, `unknown-error`) are two entries.
  const sharers = (spelling: string): string[] => {
    const equal = (how: (text: string) => string): Known[] =>
      all.filter((known) => [known.id, ...namesOf(known)].some((own) => how(own) === how(bare(spelling))));
    const exact = equal((text) => text.toLowerCase());
    return (exact.length > 0 ? exact : equal(compact)).map(named).sort();
  };
  for (const known of all) {
    for (const form of spellings(known)) {
      const expected = sharers(form);
      expect([form, idsOf(form).sort()]).toEqual([form, expected.length > 0 ? expected : [named(known)]]);
    }
  }
});

test('a bare number leads to the event codes of every provider that use it', () => {
  for (const known of ofKind('event')) {
    if (known.kind !== 'event') continue;
    const number = String(known.entry.id);
    const expected = ofKind('event').filter(({ id }) => id.endsWith(`/${number}`));
    expect([number, idsOf(number)]).toEqual([number, expected.map(named)]);
  }
});

test.each(['en', 'sv'] as const)('every answer in %s shows its entry whole, without a missing label', (language) => {
  const keys = /\b(?:explain|codes|severity|fault|confidence|risk|operation|finding|remediation)\.[a-z]/;
  for (const { id, entry, kind } of all) {
    const text = answer(id, catalog, { language, specimens: true, full: true, width: 5000 });
    const shown = text.replace(/\s+/g, ' ');
    expect([id, shown.includes(entry.title[language].trim())]).toEqual([id, true]);
    const [lead] = 'meaning' in entry ? [entry.meaning] : 'explanation' in entry ? [entry.explanation] : [entry.title];
    // Lines of prose are broken at a hundred columns.
    expect([id, shown.includes(lead[language].replace(/\s+/g, ' ').trim())]).toEqual([id, true]);
    expect([id, keys.exec(text.replace(/https?:\S+/g, ''))?.[0]]).toEqual([id, undefined]);
    expect([id, /\{[a-z]\w*\}/i.exec(kind === 'cause' ? '' : text)?.[0]]).toEqual([id, undefined]);
    for (const { url, date } of 'sources' in entry ? entry.sources : []) {
      expect(text).toContain(`(${date})`);
      expect(text).toContain(url);
    }
  }
});

test('a cause and a remediation are told with every step, command and warning', () => {
  for (const { id, entry } of [...catalog.causes.map((cause) => ({ id: cause.id, entry: cause }))]) {
    const text = answer(id, catalog, { width: 5000 }).replace(/\s+/g, ' ');
    for (const remediation of entry.remediations.map((each) => catalog.remediationById.get(each)!)) {
      const said = [
        ...remediation.steps.map((step) => step.text),
        ...remediation.warnings,
        remediation.verify,
        remediation.who,
      ];
      for (const words of said) {
        const wanted = words.en
          .replace(/\{(\w+)\}/g, '<$1>')
          .replace(/\s+/g, ' ')
          .trim();
        expect([id, text.includes(wanted) ? wanted : text]).toEqual([id, wanted]);
      }
    }
    for (const words of [...entry.supports, ...entry.against, ...entry.decides, ...entry.lookAlikes])
      expect(text).toContain(words.en.replace(/\s+/g, ' ').trim());
  }
});

test('a published text of an event leads to that event', () => {
  for (const known of ofKind('event')) {
    if (known.kind !== 'event') continue;
    for (const { text } of known.entry.specimens)
      if (text.length > 40) expect([text, idsOf(text)]).toEqual([text, expect.arrayContaining([named(known)])]);
  }
});

test('every command that an answer names can be typed', () => {
  const commands = new Set(
    all
      .flatMap(({ id }) => [...answer(id, catalog, { full: true, width: 200 }).matchAll(/aadclog explain (.+)$/gm)])
      .map((match) => match[1]!.trim()),
  );
  expect(commands.size).toBeGreaterThan(100);
  for (const command of commands) {
    const term = command.replace(/ --specimens$/, '').replace(/^"(.*)"$/, '$1');
    expect([command, idsOf(term).length]).toEqual([command, 1]);
  }
});

test('JSON has the same entries in a stable shape', () => {
  const value = JSON.parse(answer(['33004', 'nonsense-of-tomorrow'], catalog, { format: 'json' })) as ExplainJson;
  expect(value).toMatchObject({ schemaVersion: 1, language: 'en', catalogVersion: catalog.settings.version });
  expect(Object.keys(value.terms[0]!)).toEqual(['term', 'known', 'matches', 'nearest', 'ranges', 'hresult']);
  const [match] = value.terms[0]!.matches;
  expect(match).toMatchObject({ kind: 'event', id: 'PasswordResetService/33004', by: 'id', confidence: null });
  expect(match!.entry).toEqual(catalog.eventByKey.get('PasswordResetService/33004'));
  expect(match!.references.causes[0]).toMatchObject({
    id: 'connector-account-permission-missing',
    confidence: 'likely',
  });
  expect(value.terms[1]).toMatchObject({ known: false, matches: [] });
});
