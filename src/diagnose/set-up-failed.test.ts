import type { Catalog } from '../model/catalog';
import type { EventRecord } from '../model/record';
import type { Finding } from '../model/report';
import { diagnosed, prs, sync, testCatalog, text } from '../testing/log-builder';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

const findingsOf = (records: EventRecord[]): Finding[] => diagnosed(records, catalog).findings;
const namesOf = (records: EventRecord[]): string[] => findingsOf(records).map(({ cause, rule }) => cause ?? rule ?? '');

describe('a set-up that fails', () => {
  const began = prs(31004, 0, text.service(1, 'x'));
  const wizard = [sync(6306, 5, 'x'), sync(6800, 5, 'x')];

  test('the reason stands before what came of it, and the wizard’s own error is none of its own', () => {
    expect(namesOf([began, prs(32009, 4, text.service(1, 'Error getting auth token.')), ...wizard])).toEqual([
      'setup-account-rejected',
      'writeback-endpoint-not-started',
    ]);
  });

  test('one cause is one finding, under whatever tracking ids', () => {
    const host = [prs(32001, 5, text.service(2, 'x')), prs(31044, 5, text.service(2, 'x'))];
    expect(namesOf([began, ...wizard, ...host])).toEqual(['service-bus-unreachable', 'writeback-endpoint-not-started']);
    expect(findingsOf([began, ...wizard, ...host])[0]).toMatchObject({ confidence: 'certain', count: 2 });
  });

  test('near miss: what is over does not stand before what is not', () => {
    const records = [began, prs(32009, 4, text.service(1, 'x')), prs(31015, 300, text.service(3, 'x'))];
    expect(namesOf([...records, sync(6800, 2000, 'x')])).toEqual([
      'writeback-endpoint-not-started',
      'setup-account-rejected',
    ]);
  });
});
