import { checkCatalog } from './check';
import { asFiles, event, healthy, key, source, words, type RawCatalog } from './healthy.test-data';

type Spoil = (catalog: RawCatalog) => void;
type Told = [file: string, at: string, what: RegExp, remedy: RegExp];

const event1 = 'events/PasswordResetService/1.yaml';
const set = (file: string, fields: Record<string, unknown>): Spoil => {
  return (catalog) => Object.assign(catalog, { [file]: { ...catalog[file], ...fields } });
};
const drop = (file: string): Spoil => {
  return (catalog) => Reflect.deleteProperty(catalog, file);
};
const broken = 'causes/broken.yaml';
const cause = (fields: Record<string, unknown>): Spoil => set(broken, fields);
const because = (when: unknown, more = {}): Spoil => cause({ evidence: [{ when, confidence: 'certain', ...more }] });
const settings = (fields: Record<string, unknown>): Spoil => set('catalog.yaml', fields);
const when = (field: string): string => `evidence[0].when${field}`;
const hr = 'hresults/80230626.yaml';
const shown = 'symptoms/shown.yaml';
const symptom = (fields: Record<string, unknown>): Spoil => set(shown, fields);
const start = 'guides/start.yaml';
type Guide = { steps: Record<string, unknown>[]; endings: Record<string, unknown>[] };
/** Changes one step of the guide, the first or the second. */
const step = (index: number, fields: Record<string, unknown>): Spoil => {
  return (catalog) => Object.assign((catalog[start] as unknown as Guide).steps[index]!, fields);
};
const carried = (fields: Record<string, unknown>): Spoil =>
  set('seed-map.yaml', { entries: [{ seed: 'page.txt', section: 'Codes', anchor: 'codes', ...fields }] });

/** One mistake each, and how the check must tell of it. */
const mistakes: Record<string, [Spoil, Told]> = {
  'unknown field': [set(event1, { sevrity: 'info' }), [event1, 'sevrity', /unknown field/, /known here: .*severity/]],
  'unknown field deep inside': [
    because({ key: [key(3)], hresults: ['80230626'] }),
    [broken, when('.hresults'), /unknown field/, /known here: key, hresult,/],
  ],
  'missing field': [set(event1, { title: undefined }), [event1, 'title', /missing/, /add it/]],
  'missing language': [set(event1, { title: { en: 'x' } }), [event1, 'title.sv', /missing/, /a string/]],
  'number for text': [set(hr, { hresult: 80230626 }), [hr, 'hresult', /wrong type/, /quotes/]],
  'value outside the list': [set(event1, { severity: 'bad' }), [event1, 'severity', /allowed/, /error, warning, info/]],
  'malformed id': [cause({ besides: 'Not An Id' }), [broken, 'besides', /form/, /hyphens/]],
  'malformed link': [
    set(event1, { sources: [{ ...source, url: 'page' }] }),
    [event1, 'sources[0].url', /form/, /whole URL/],
  ],
  'empty list': [cause({ remediations: [] }), [broken, 'remediations', /empty/, /1 item/]],
  'condition that always holds': [because({}), [broken, when(''), /always/, /README/]],
  'fragment of the wrong form': [because({ text: [5] }), [broken, when('.text[0]'), /forms/, /text/]],
  'stray file': [set('event/1.yaml', event(1)), ['event/1.yaml', '', /not a place/, /events\/<Provider>/]],
  'wrong file name of an event': [
    set(event1, { id: 9 }),
    [event1, 'provider', /path says "PasswordResetService\/1".*\/9"/, /rename/],
  ],
  'wrong file name of a remediation': [
    set('remediations/mend.yaml', { id: 'fix' }),
    ['remediations/mend.yaml', 'id', /"mend".*"fix"/, /rename/],
  ],
  'dangling remediation': [
    cause({ remediations: ['mend', 'nothing'] }),
    [broken, 'remediations[1]', /no remediation "nothing"/, /add remediations\/nothing.yaml/],
  ],
  'dangling besides': [cause({ besides: 'gone' }), [broken, 'besides', /no cause "gone"/, /add causes\/gone.yaml/]],
  'dangling yieldsTo': [cause({ yieldsTo: ['gone'] }), [broken, 'yieldsTo[0]', /no cause "gone"/, /correct the name/]],
  'dangling key in a condition': [
    because({ key: [key(3), key(99)] }),
    [broken, when('.key[1]'), /no event "PasswordResetService\/99"/, /add events\/PasswordResetService\/99.yaml/],
  ],
  'dangling HRESULT in a condition': [
    because({ hresult: ['8000ffff'] }),
    [broken, when('.hresult[0]'), /no HRESULT "8000ffff"/, /hresults\/8000ffff/],
  ],
  'dangling key in an operation': [
    set('operations/reset.yaml', { starts: [key(88)] }),
    ['operations/reset.yaml', 'starts[0]', /no event/, /88.yaml/],
  ],
  'dangling key in the settings': [
    settings({ heartbeats: [key(77)] }),
    ['catalog.yaml', 'heartbeats[0]', /no event/, /77.yaml/],
  ],
  'unknown provider in the settings': [
    settings({ failureRanges: [{ provider: 'PasswordReset', from: 1, to: 2 }] }),
    ['catalog.yaml', 'failureRanges[0].provider', /no event of a provider/, /PasswordResetService/],
  ],
  'wrong file name of a symptom': [symptom({ id: 'seen' }), [shown, 'id', /"shown".*"seen"/, /rename/]],
  'dangling cause of a symptom': [
    symptom({ causes: ['broken', 'gone'] }),
    [shown, 'causes[1]', /no cause "gone"/, /add causes\/gone.yaml/],
  ],
  'dangling remediation of a symptom': [
    symptom({ remediations: ['gone'] }),
    [shown, 'remediations[0]', /no remediation "gone"/, /correct the name/],
  ],
  'dangling key of a symptom': [
    symptom({ lookFor: [{ text: words, keys: [key(66)] }] }),
    [shown, 'lookFor[0].keys[0]', /no event/, /66.yaml/],
  ],
  'symptom without a source': [symptom({ sources: [] }), [shown, 'sources', /empty/, /1 item/]],
  'alias that an event has already': [
    (catalog) => {
      set(event1, { aliases: ['PasswordResetBegin'] })(catalog);
      symptom({ aliases: ['passwordresetbegin'] })(catalog);
    },
    [shown, 'aliases[0]', /taken by events\/PasswordResetService\/1.yaml/, /one place/],
  ],
  'seed map that names nothing': [
    carried({ carriedBy: [`events/${key(3)}`, 'symptoms/gone'] }),
    ['seed-map.yaml', 'entries[0].carriedBy[1]', /no symptom "gone"/, /add symptoms\/gone.yaml/],
  ],
  'seed map with a path of no folder': [
    carried({ carriedBy: ['words/en'] }),
    ['seed-map.yaml', 'entries[0].carriedBy[0]', /form/, /<folder>/],
  ],
  'seed map entry that nothing carries': [
    carried({ carriedBy: [] }),
    ['seed-map.yaml', 'entries[0]', /because where nothing/, /README/],
  ],
  'dangling answer of a guide': [
    step(1, { no: 'gone' }),
    [start, 'steps[1].no', /no step or ending "gone"/, /correct the name/],
  ],
  'dangling guide': [step(1, { skip: 'guide:gone' }), [start, 'steps[1].skip', /no guide "gone"/, /add it/]],
  'guide that goes in circles': [
    step(1, { yes: 'first' }),
    [start, 'steps[1].yes', /leads back to "start\/first"/, /lead it on/],
  ],
  'guide that leads to itself': [step(1, { no: 'guide:start' }), [start, 'steps[1].no', /leads back/, /lead it on/]],
  'ending that no answer leads to': [
    (catalog) =>
      (catalog[start] as unknown as Guide).endings.push({ id: 'lost', solved: false, title: words, text: words }),
    [start, 'endings[1].id', /no answer leads to "lost"/, /remove it/],
  ],
  'id twice in a guide': [step(1, { id: 'over' }), [start, 'endings[0].id', /"over" is there twice/, /each its own/]],
  'dangling remediation of a guide': [
    step(0, { remediations: ['gone'] }),
    [start, 'steps[0].remediations[0]', /no remediation "gone"/, /correct the name/],
  ],
  'dangling symptom of a guide': [
    step(0, { symptoms: ['gone'] }),
    [start, 'steps[0].symptoms[0]', /no symptom "gone"/, /correct the name/],
  ],
  'dangling key of a guide': [
    step(0, { expect: { text: words, keys: [key(55)] } }),
    [start, 'steps[0].expect.keys[0]', /no event/, /55.yaml/],
  ],
  'missing first guide': [drop(start), [start, '', /missing/, /add it/]],
  'text still to be written': [
    set(event1, { title: { en: 'TODO: what happened', sv: 'ord' } }),
    [event1, 'title.en', /still to be written/, /TODO: what happened/],
  ],
  'link still to be written': [
    set(event1, { sources: [{ ...source, url: 'TODO: address' }] }),
    [event1, 'sources[0].url', /still to be written/, /in place of/],
  ],
  'observed without specimen': [
    set(event1, { status: 'observed', sources: [source] }),
    [event1, 'status', /without specimens/, /lower the status/],
  ],
  'documented without source': [
    set(event1, { status: 'documented' }),
    [event1, 'status', /without a source/, /add sources/],
  ],
  'role beside without besides': [
    because({ key: [key(3)] }, { role: 'beside' }),
    [broken, 'evidence[0].role', /beside/, /besides: /],
  ],
  'broken expression': [because({ text: ['/(/'] }), [broken, when('.text[0]'), /expression/i, /slashes/]],
  'missing operation': [drop('operations/change.yaml'), ['operations/change.yaml', '', /missing/, /add it/]],
  'missing settings': [drop('catalog.yaml'), ['catalog.yaml', '', /missing/, /add it/]],
  'missing language file': [drop('words/sv.yaml'), ['words/sv.yaml', '', /missing/, /add it/]],
  'label in one language only': [
    set('words/en.yaml', { more: 'More' }),
    ['words/sv.yaml', 'more', /words\/en.yaml has it/, /translate/],
  ],
  'other placeholders': [
    set('words/sv.yaml', { 'title.report': '{antal}' }),
    ['words/sv.yaml', 'title.report', /\{count\}/, /\{names\}/],
  ],
};

test.each(Object.entries(mistakes))('%s', (_name, [spoil, [file, at, what, remedy]]) => {
  const catalog = healthy();
  spoil(catalog);
  const { data, problems } = checkCatalog(asFiles(catalog), ['broken']);
  expect(data).toBeNull();
  const told = {
    file,
    at,
    what: expect.stringMatching(what) as string,
    remedy: expect.stringMatching(remedy) as string,
  };
  expect(problems).toContainEqual(told);
  expect(problems.filter((problem) => problem.file === file && problem.at === at)).toHaveLength(1);
});
