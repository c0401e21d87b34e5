import fc from 'fast-check';
import { repairArguments } from './arguments';

test.each([
  [
    ['analyze', 'C:\\logs"'],
    ['analyze', 'C:\\logs'],
  ],
  [
    ['analyze', 'C:\\my logs" --format json', '--quiet'],
    ['analyze', 'C:\\my logs', '--format', 'json', '--quiet'],
  ],
  [
    ['analyze', 'C:\\a" C:\\b.xml --user "Anna Ek"'],
    ['analyze', 'C:\\a', 'C:\\b.xml', '--user', 'Anna Ek'],
  ],
  [['\\\\server\\share"'], ['\\\\server\\share']],
  [['.\\logs"'], ['.\\logs']],
  [
    ['D:" -q', 'x'],
    ['D:\\', '-q', 'x'],
  ],
  [['logs\\old" -q'], ['logs\\old', '-q']],
])('%j was meant as %j', (given, meant) => {
  expect(repairArguments(given)).toEqual(meant);
});

test('what holds no quote, and a POSIX name that holds one, stays as it is', () => {
  expect(repairArguments(['logs/6" tape.xml', 'say "x"'])).toEqual(['logs/6" tape.xml', 'say "x"']);
  fc.assert(
    fc.property(fc.array(fc.string()), (words) => {
      const plain = words.map((word) => word.replaceAll('"', ''));
      expect(repairArguments(plain)).toEqual(plain);
    }),
    { seed: 1, numRuns: 100 },
  );
});
