import type { Catalog } from '../model/catalog';
import { prs, record, sync, testCatalog, text, trace } from '../testing/log-builder';
import { classify } from './classify';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

describe('classify', () => {
  test.each(['PasswordResetService', 'passwordresetservice', ' PASSWORDRESETSERVICE '])(
    'knows the provider %j',
    (name) => {
      expect(classify(record(name, 31001, 0, text.start(1, 'anna')), catalog)).toMatchObject({
        key: 'PasswordResetService/31001',
        entry: { phase: 'start' },
      });
    },
  );

  test('knows a provider by its older name', () => {
    const moved = { ...sync(6329, 0, trace.code('80230619')), provider: 'Some-New-Name', sourceName: 'ADSync' };
    expect(classify(moved, catalog)?.key).toBe('ADSync/6329');
  });

  test.each(['MyApp', 'FIMSynchronizationService', 'PasswordResetService2'])(
    'the same id of %s is not ours',
    (name) => {
      expect(classify(record(name, 31001, 0, text.start(1, 'anna')), catalog)).toBeNull();
    },
  );

  test("another provider's tracking id is not an attempt's", () => {
    const said = text.start(1, 'anna');
    expect(classify(prs(31001, 0, said), catalog)!.trackingId).not.toBeNull();
    for (const eventId of [31001, 611])
      expect(classify(record('Directory Synchronization', eventId, 0, said), catalog)!.trackingId).toBeNull();
  });

  test('an unknown code of a known provider is kept, with its text', () => {
    expect(classify(prs(31025, 0, 'something new'), catalog)).toMatchObject({
      key: 'PasswordResetService/31025',
      entry: null,
      lines: ['something new'],
    });
  });

  test('keeps the text of failures, not of successes', () => {
    expect(classify(sync(6329, 0, trace.code('80230619')), catalog)?.lines.join()).toContain('BAIL');
    expect(classify(prs(31002, 0, text.success(1, 'anna')), catalog)?.lines).toEqual([]);
  });

  test.each([
    ['only in the rendered message', { data: [], message: trace.code('80230619') }],
    ['only in the data', { data: [trace.code('80230619')], message: null }],
    ['in both', { data: [trace.code('80230619')], message: `An unexpected error.\n"${trace.code('80230619')}"` }],
    ['in the data beside a boilerplate', { data: [trace.code('80230619')], message: 'Die Beschreibung fehlt.' }],
    ['in several strings', { data: ['', ...trace.code('80230619').split('\n')], message: null }],
  ])('finds the code when the text is %s', (_, content) => {
    const event = classify({ ...sync(6329, 0, ''), ...content }, catalog);
    expect(event?.fields).toMatchObject({ hresult: '80230619', connectBuild: '2.5.79.0' });
  });
});
