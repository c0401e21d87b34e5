import { checkCatalog } from './check';
import { asFiles, event, healthy, type RawCatalog } from './healthy.test-data';
import { problemText } from './problem';
import { requiredCauses } from './required-causes';

const check = (catalog: RawCatalog) => checkCatalog(asFiles(catalog), ['broken']);
const event1 = 'events/PasswordResetService/1.yaml';

test('a healthy catalog becomes data, with the defaults filled in', () => {
  const { data, problems } = check(healthy());
  expect(problems).toEqual([]);
  expect(data!.events.map(({ id }) => id)).toEqual([1, 2, 3]);
  expect(data!.events[0]!.aliases).toEqual([]);
  expect(data!.causes[0]!.evidence[0]!.role).toBe('decisive');
  expect(data!.symptoms[0]).toMatchObject({ id: 'shown', steps: [] });
  expect(data!.labels.sv).toEqual({ 'title.report': '{count} händelser' });
});

test('a missing cause that reports rely on', () => {
  const { problems } = checkCatalog(asFiles(healthy()));
  expect(problems.map(({ file }) => file)).toEqual([...requiredCauses].sort().map((id) => `causes/${id}.yaml`));
});

test('the same key, the same alias, two spellings of a provider', () => {
  const catalog = healthy();
  catalog[event1] = { ...event(1), aliases: ['PasswordReset'] };
  catalog['events/PasswordResetService/2.yaml'] = { ...event(2), aliases: ['passwordreset'] };
  catalog['events/passwordresetservice/1.yaml'] = { ...event(1), provider: 'passwordresetservice' };
  catalog['events/PasswordResetService/4.yaml'] = event(1);
  const lines = check(catalog).problems.map(problemText);
  expect(lines).toEqual([
    expect.stringContaining('2.yaml aliases[0]: the alias "passwordreset" is taken by events/PasswordResetService/1'),
    expect.stringContaining('4.yaml id: the key "PasswordResetService/1" is taken by'),
    expect.stringContaining('4.yaml provider: the path says'),
    expect.stringContaining('passwordresetservice/1.yaml provider: elsewhere this provider is "PasswordResetService"'),
  ]);
});

test('a broken file exists: what refers to it does not dangle, and every mistake is told at once', () => {
  const catalog = healthy();
  catalog['remediations/mend.yaml'] = { id: 'mend' };
  catalog[event1] = { ...event(1), level: 'loud', colour: 'red' };
  const { problems } = check(catalog);
  expect(problems.filter(({ what }) => what.startsWith('there is no'))).toEqual([]);
  expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['remediations/mend.yaml', event1]));
  expect(problems.filter(({ file }) => file === event1)).toHaveLength(2);
});
