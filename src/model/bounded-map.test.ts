import { BoundedMap } from './bounded-map';

test('forgets all when a further key would be too many', () => {
  const map = new BoundedMap<string, number>(2).set('a', 1).set('b', 2);
  map.set('b', 3);
  expect([...map]).toEqual([
    ['a', 1],
    ['b', 3],
  ]);
  map.set('c', 4);
  expect([...map]).toEqual([['c', 4]]);
});
