import type { CatalogData } from '../model/catalog';
import { compileCatalog } from './compile';

test('look-up tables hold every entry under its name', () => {
  const data = {
    events: [
      { provider: 'Directory Synchronization', id: 611 },
      { provider: 'ADSync', id: 6329 },
    ],
    hresults: [{ hresult: '80230626' }],
    causes: [{ id: 'user-not-found' }],
    remediations: [{ id: 'grant-permissions' }],
    symptoms: [{ id: 'sspr-0029' }],
    guides: [{ id: 'start' }],
  } as unknown as CatalogData;
  const catalog = compileCatalog(data);
  expect(catalog.eventByKey.get('Directory Synchronization/611')).toBe(data.events[0]);
  expect([...catalog.providers]).toEqual([
    ['directory synchronization', 'Directory Synchronization'],
    ['adsync', 'ADSync'],
  ]);
  expect(catalog.hresultByCode.get('80230626')).toBe(data.hresults[0]);
  expect(catalog.causeById.get('user-not-found')).toBe(data.causes[0]);
  expect(catalog.remediationById.get('grant-permissions')).toBe(data.remediations[0]);
  expect(catalog.symptomById.get('sspr-0029')).toBe(data.symptoms[0]);
  expect(catalog.guideById.get('start')).toBe(data.guides[0]);
});
