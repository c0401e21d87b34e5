import { levelOf } from './levels';

test.each([
  ['Error', 2],
  ['Fehler', 2],
  ['Varning', 3],
  ['情報', 4],
  ['Info', 4],
  ['4', 4],
  [' Kritisk ', 1],
  ['SuccessAudit', 0],
])('%s is level %i', (word, level) => {
  expect(levelOf(word)).toBe(level);
});

test.each(['', 'Something', '-1', '40000'])('%j is no level', (word) => {
  expect(levelOf(word)).toBeNull();
});
