import { checkCatalog } from './check';
import { asFiles, event, healthy, key, source, words } from './healthy.test-data';
import { isOverlay, layOverlay } from './overlay';
import type { CatalogProblem } from './problem';

type Overlay = Record<string, unknown>;
type Told = [file: string, at: string, what: RegExp, remedy: RegExp];

const head = { name: 'contoso' };
const own = asFiles(healthy()).map((file) => ({ ...file, shown: `aadclog's own ${file.path}` }));
const overlay = (files: Overlay) =>
  Object.entries(files).map(([path, value]) => ({ path, value, shown: `mine/${path}` }));

/** Every mistake in the overlay, and in what becomes of ours under it. */
function problemsOf(files: Overlay): CatalogProblem[] {
  const laid = layOverlay(own, overlay(files), 'mine');
  return [...laid.problems, ...checkCatalog(laid.files, ['broken']).problems];
}

test('an overlay changes fields, adds entries and is otherwise ours', () => {
  const laid = layOverlay(
    own,
    overlay({
      'catalog.yaml': { ...head, version: '3', settings: { failsAny: { append: [key(4)] } } },
      'events/PasswordResetService/4.yaml': event(4),
      'causes/broken.yaml': { severity: 'warning' },
      'words/sv.yaml': { 'title.report': '{count} händelser hos oss' },
    }),
    'mine',
  );
  expect(laid.problems).toEqual([]);
  const { data, problems } = checkCatalog(laid.files, ['broken']);
  expect(problems).toEqual([]);
  expect(data!.settings.failsAny).toEqual([key(3), key(4)]);
  expect(data!.settings.version).toBe('2024.5.1');
  expect(data!.causes[0]).toMatchObject({ severity: 'warning', fault: 'user' });
  expect(data!.labels.sv['title.report']).toBe('{count} händelser hos oss');
  expect(laid.changes.map(({ entry }) => entry)).toEqual([
    'catalog',
    'events/PasswordResetService/4',
    'causes/broken',
    'words/sv',
  ]);
});

const mend = 'remediations/mend.yaml';
const mistakes: Record<string, [Overlay, Told]> = {
  'no catalog.yaml': [{}, ['mine/catalog.yaml', '', /missing/, /name: /]],
  'a whole catalog': [
    { 'catalog.yaml': healthy()['catalog.yaml'] },
    ['mine/catalog.yaml', '', /whole catalog, not an overlay/, /name: /],
  ],
  'unknown field of catalog.yaml': [
    { 'catalog.yaml': { ...head, nmae: 'x' } },
    ['mine/catalog.yaml', 'nmae', /unknown field/, /known here: name, version/],
  ],
  'name that would not fit into a report': [
    { 'catalog.yaml': { name: '../x\n' } },
    ['mine/catalog.yaml', 'name', /form/, /40 letters/],
  ],
  'version as a number': [
    { 'catalog.yaml': { ...head, version: 1.2 } },
    ['mine/catalog.yaml', 'version', /wrong type/, /quotes/],
  ],
  'name still to be written': [
    { 'catalog.yaml': { name: 'TODO' } },
    ['mine/catalog.yaml', 'name', /still to be written/, /in place of/],
  ],
  'our own version': [
    { 'catalog.yaml': { ...head, settings: { version: '2025.1.1' } } },
    ['mine/catalog.yaml', 'settings.version', /is ours/, /at the top/],
  ],
  'unknown setting': [
    { 'catalog.yaml': { ...head, settings: { patience: 5 } } },
    ['mine/catalog.yaml', 'settings.patience', /unknown field/, /known here/],
  ],
  'dangling key in a setting': [
    { 'catalog.yaml': { ...head, settings: { heartbeats: { append: [key(99)] } } } },
    ['mine/catalog.yaml', 'settings.heartbeats.append[0]', /no event/, /99.yaml/],
  ],
  'unknown field of an entry': [
    { [mend]: { wranings: [] } },
    [`mine/${mend}`, 'wranings', /unknown field/, /known here: .*warnings/],
  ],
  'one language only': [{ [mend]: { title: { en: 'x' } } }, [`mine/${mend}`, 'title.sv', /missing/, /a string/]],
  'append to a text': [
    { [mend]: { risk: { append: ['high'] } } },
    [`mine/${mend}`, 'risk', /adds items/, /whole value/],
  ],
  'append beside something else': [
    { [mend]: { steps: { append: [], first: true } } },
    [`mine/${mend}`, 'steps', /stands alone/, /append: \[items\]/],
  ],
  'append to nothing': [
    { 'remediations/new.yaml': { id: 'new', steps: { append: [] } } },
    ['mine/remediations/new.yaml', 'steps', /no entry to append to/, /list itself/],
  ],
  'mistake in an appended item': [
    { [mend]: { sources: { append: [{ ...source, url: 'page' }] } } },
    [`mine/${mend}`, 'sources.append[0].url', /form/, /whole URL/],
  ],
  'other id than the file name': [{ [mend]: { id: 'fix' } }, [`mine/${mend}`, 'id', /"mend".*"fix"/, /rename/]],
  'misspelt file name': [
    { 'remediations/mned.yaml': { risk: 'high' } },
    ['mine/remediations/mned.yaml', '', /nothing of ours/, /complete entry with id/],
  ],
  'incomplete new entry': [
    { 'remediations/new.yaml': { id: 'new' } },
    ['mine/remediations/new.yaml', 'title', /missing/, /add it/],
  ],
  'dangling reference': [
    { 'causes/broken.yaml': { remediations: { append: ['gone'] } } },
    ['mine/causes/broken.yaml', 'remediations.append[0]', /no remediation "gone"/, /correct the name/],
  ],
  'source taken away from what it founds': [
    { 'symptoms/shown.yaml': { sources: [] } },
    ['mine/symptoms/shown.yaml', 'sources', /empty/, /1 item/],
  ],
  'status that is not earned': [
    { 'causes/broken.yaml': { status: 'documented' } },
    ['mine/causes/broken.yaml', 'status', /without a source/, /add sources/],
  ],
  'unknown label': [
    { 'words/en.yaml': { 'title.reprot': 'x' } },
    ['mine/words/en.yaml', 'title.reprot', /no such label/, /words\/en.yaml of ours/],
  ],
  'label with other placeholders': [
    { 'words/en.yaml': { 'title.report': '{cuont} events' } },
    ['mine/words/en.yaml', 'title.report', /other placeholders/, /\{count\}/],
  ],
  'seed map': [
    { 'seed-map.yaml': { documents: [], entries: [] } },
    ['mine/seed-map.yaml', '', /no seed map/, /remove/],
  ],
  'stray file': [{ 'event/1.yaml': event(1) }, ['mine/event/1.yaml', '', /not a place/, /events\/<Provider>/]],
  'provider in another spelling': [
    { 'events/passwordresetservice/9.yaml': { ...event(9), provider: 'passwordresetservice' } },
    ['mine/events/passwordresetservice/9.yaml', 'provider', /elsewhere/, /the same everywhere/],
  ],
  'alias that something of ours has': [
    { 'symptoms/more.yaml': { ...(healthy()['symptoms/shown.yaml'] as object), id: 'more', title: words } },
    ['mine/symptoms/more.yaml', 'aliases[0]', /taken by aadclog's own symptoms\/shown.yaml/, /one place/],
  ],
  'field named like a part of every object': [
    { [mend]: JSON.parse('{"__proto__": {"risk": "high"}}') as unknown },
    [`mine/${mend}`, '__proto__', /unknown field/, /known here/],
  ],
};

test.each(Object.entries(mistakes))('%s', (name, [files, [file, at, what, remedy]]) => {
  const given = 'catalog.yaml' in files || name === 'no catalog.yaml' ? files : { 'catalog.yaml': head, ...files };
  const found = problemsOf(given).filter((problem) => problem.file === file && problem.at === at);
  expect(found).toHaveLength(1);
  expect(found[0]!.what).toMatch(what);
  expect(found[0]!.remedy).toMatch(remedy);
});

test('a misspelt file name is told the nearest of ours', () => {
  const [problem] = problemsOf({ 'catalog.yaml': head, 'remediations/mendd.yaml': { risk: 'high' } });
  expect(problem!.remedy).toContain('remediations/mend.yaml');
});

test('all mistakes come at once', () => {
  const files = Object.values(mistakes).map(([each]) => each);
  const together = Object.assign({}, ...files.filter((each) => !('catalog.yaml' in each))) as Overlay;
  const places = new Set(problemsOf({ ...together, 'catalog.yaml': head }).map(({ file }) => file));
  // The alias is taken by an entry that is itself broken here.
  const { 'symptoms/more.yaml': _, ...others } = together;
  for (const path of Object.keys(others)) expect(places).toContain(`mine/${path}`);
  expect([...places].filter((path) => !path.startsWith('mine/'))).toEqual([]);
});

test('an overlay is known by its catalog.yaml', () => {
  expect(isOverlay(overlay({ 'catalog.yaml': head }))).toBe(true);
  expect(isOverlay(overlay({ 'catalog.yaml': { nmae: 'x' } }))).toBe(true);
  expect(isOverlay(asFiles(healthy()))).toBe(false);
  expect(isOverlay([])).toBe(false);
});
