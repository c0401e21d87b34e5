import { join } from 'node:path';
import fc from 'fast-check';
import { loadCatalog } from '../catalog/load';
import type { Catalog } from '../model/catalog';
import { answer, back, begin, inOrder, type Answer, type Walk } from './walk';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await loadCatalog(join(__dirname, '../../catalog'));
});

const start = (): Walk => begin(catalog, 'start')!;
const walked = (...answers: Answer[]): Walk => answers.reduce((walk, each) => answer(walk, catalog, each), start());
const place = ({ guide, at }: Walk): string => `${guide.id}/${(at.step ?? at.ending).id}`;

test.each<[Answer[], string]>([
  [[], 'start/events-there'],
  [['yes', 'yes'], 'start/follow-the-finding'],
  [['yes', 'no', 'yes'], 'permissions/effective-access'],
  [['yes', 'no', 'no'], 'restore-connection/connectivity'],
  [['yes', 'no', 'no', 'no'], 'restore-connection/network-blocked'],
  [['yes', 'no', 'no', 'yes'], 'restore-connection/tls'],
  [['yes', 'no', 'no', 'yes', 'yes'], 'restore-connection/restart'],
  [['yes', 'no', 'no', 'yes', 'yes', 'no'], 'restore-connection/reenable'],
  [['yes', 'no', 'no', 'yes', 'yes', 'no', 'no'], 'restore-connection/upgrade'],
  [['yes', 'no', 'no', 'yes', 'yes', 'no', 'no', 'no', 'no'], 'permissions/effective-access'],
  [['no'], 'no-events/right-window'],
  [['no', 'yes', 'yes'], 'no-events/read-the-other-log'],
  [['no', 'yes', 'no', 'yes'], 'no-events/read-the-other-log'],
  [['no', 'yes', 'no', 'no', 'yes', 'yes', 'yes'], 'no-events/unsupported-portal'],
  [['no', 'yes', 'no', 'no', 'yes', 'yes', 'no', 'yes', 'no'], 'no-events/no-licence'],
])('%j leads to %s', (answers, expected) => {
  expect(place(walked(...answers))).toBe(expected);
});

test('whatever is answered, the guide ends; and every answer can be taken back', () => {
  const given = fc.constantFrom<Answer>('yes', 'no', 'skip');
  fc.assert(
    fc.property(fc.infiniteStream(given), (answers) => {
      const trail = [start()];
      for (const each of answers) {
        if (trail.at(-1)!.at.ending !== null) break;
        trail.push(answer(trail.at(-1)!, catalog, each));
        expect(trail.length).toBeLessThan(60);
      }
      const end = trail.at(-1)!;
      expect(answer(end, catalog, 'yes')).toBe(end);
      for (let at = trail.length - 1; at > 0; at--) expect(back(trail[at]!)).toEqual(trail[at - 1]);
    }),
    { numRuns: 100, seed: 20261120 },
  );
});

test('there is nothing before the beginning, and no guide of another name', () => {
  expect(back(start())).toEqual(start());
  expect(begin(catalog, 'nowhere')).toBeNull();
});

test('guides are printed in the order in which they lead to each other, and none is left out', () => {
  const order = inOrder(catalog, 'start').map(({ id }) => id);
  expect(order.slice(0, 2)).toEqual(['start', 'no-events']);
  expect([...order].sort()).toEqual(catalog.guides.map(({ id }) => id).sort());
});
