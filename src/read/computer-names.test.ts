import fc from 'fast-check';
import { couldBeSameComputer } from './same-computer';
import { computerNames } from './computer-names';

test.each([
  ['the only one', ['', 'SRV1.a.com'], { '': 'SRV1.a.com' }],
  ['one of two', ['', 'SRV1', 'SRV2'], {}],
  ['nobody', [''], {}],
  ['without its domain', ['SRV1', 'SRV1.a.com', 'SRV2.a.com'], { SRV1: 'SRV1.a.com' }],
  ['without its domain, of which there are two', ['SRV1', 'SRV1.a.com', 'SRV1.b.com'], {}],
  ['in other capitals', ['srv1.A.com', 'SRV1.a.com'], { 'srv1.A.com': 'SRV1.a.com' }],
  ['each way at once', ['', 'srv1', 'SRV1.a.com'], { '': 'SRV1.a.com', srv1: 'SRV1.a.com' }],
  ['a longer name alone', ['SRV1', 'SRV10.a.com'], {}],
])('a computer that is %s', (_, names, changes) => {
  expect(Object.fromEntries(computerNames(names))).toEqual(changes);
});

/** The same, said of each pair of names. */
function ofPairs(names: readonly string[]): Map<string, string> {
  const known = new Map<string, string>();
  for (const name of [...new Set(names)].sort())
    if (name !== '' && !known.has(name.toLowerCase())) known.set(name.toLowerCase(), name);
  const whole = [...known.keys()].filter((name) => ![...known.keys()].some((other) => other.startsWith(`${name}.`)));
  const become = (name: string): string => {
    const fitting = whole.filter((other) => couldBeSameComputer(other, name.toLowerCase()));
    return known.get(fitting.length === 1 ? fitting[0]! : name.toLowerCase()) ?? name;
  };
  return new Map(names.map((name) => [name, become(name)] as const).filter(([name, other]) => name !== other));
}

test('names are completed as a look at each pair of them says', () => {
  const part = fc.constantFrom('a', 'A', 'b', 'ab', 'a-b', 'a b', '');
  const names = fc.array(
    fc.array(part, { maxLength: 3 }).map((parts) => parts.join('.')),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(names, (given) => expect(computerNames(given)).toEqual(ofPairs(given))),
    { numRuns: 2000 },
  );
});

test('thousands of names cost no look at each pair', () => {
  const names = Array.from({ length: 40_000 }, (_, i) => `srv${i % 20_000}${i < 20_000 ? '' : '.contoso.com'}`);
  const began = performance.now();
  expect(computerNames(names).get('srv7')).toBe('srv7.contoso.com');
  expect(performance.now() - began).toBeLessThan(5000);
});
