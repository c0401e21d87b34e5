import { Alike } from './alike';

interface Person {
  name: string;
  age: number;
}
const people = (most: number): Alike<Person, Person & { id: number }> =>
  new Alike(
    ({ name }) => name,
    (a, b) => a.age === b.age,
    new Map(),
    most,
  );

test('the first that said the same stands for all, and is found by what it says', () => {
  const known = people(2);
  const first = { name: 'anna', age: 1, id: 1 };
  expect(known.find(first)).toBeUndefined();
  expect([first, { ...first, id: 2 }, { ...first, name: 'bo' }].map((one) => known.one(one))).toEqual([
    first,
    first,
    { ...first, name: 'bo' },
  ]);
  expect(known.find({ name: 'anna', age: 1 })).toBe(first);
});

test('of one name no more than so many are remembered', () => {
  const known = people(2);
  const values = [1, 2, 3].map((age) => ({ name: 'anna', age, id: age }));
  for (const value of values) expect(known.one(value)).toBe(value);
  expect(values.map((value) => known.find(value))).toEqual([values[0], values[1], undefined]);
});
