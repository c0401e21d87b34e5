import { hresultIn, signedDecimal, windowsError, windowsHresult } from './error-code';

test.each([
  ['80230626', '80230626'],
  ['0x80230626', '80230626'],
  ['0X8023062C', '8023062c'],
  ['hr=80230626', '80230626'],
  ['HR 80230626', '80230626'],
  ['HRESULT: 0x80230626', '80230626'],
  ['-2145188314', '80230626'],
  ['2149778982', '80230626'],
  ['8023042', null],
  ['2147483647', null],
  ['-99999999999', null],
  ['33004', null],
  ['deadline', null],
])('%s is HRESULT %s', (term, expected) => {
  expect(hresultIn(term)).toBe(expected);
});

test.each([
  ['0x6ba', '800706ba'],
  ['1722', '800706ba'],
  ['0x000006BA', '800706ba'],
  ['0x5', '80070005'],
  ['error code: 5', '80070005'],
  ['0', null],
  ['70000', null],
  ['word', null],
])('%s is the Windows error in %s', (term, expected) => {
  expect(windowsHresult(term)).toBe(expected);
});

test('an HRESULT as programs print it in decimal, and the Windows error in it', () => {
  expect(signedDecimal('80230626')).toBe(-2145188314);
  expect(windowsError('800706ba')).toBe(1722);
  expect(windowsError('80230626')).toBeNull();
});
