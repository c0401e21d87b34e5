import { checkCatalog } from './check';
import { asFiles, event, healthy, key, source, type RawCatalog } from './healthy.test-data';

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
