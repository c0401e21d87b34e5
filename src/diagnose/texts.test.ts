import { prs, text } from '../testing/log-builder';
import { judged, next } from './attempts.test-data';

/** The text in the report of a failure that ends in `rest`. */
function shown(rest: string): string {
  const id = next();
  const records = [
    prs(31001, 0, text.start(id, 'anna')),
    prs(33004, 1, `${text.failure(id, 'anna', '80230626')}\n${rest}`),
  ];
  return judged(records).texts.find((one) => one.text.includes('80230626'))!.text;
}

test('a long text is cut between words: half a name could not be redacted', () => {
  for (let more = 0; more < 30; more += 1) {
    const made = shown(`${'x '.repeat(3_500)}${'y'.repeat(more)} ${'z qx.berg@contoso.com '.repeat(100)}`);
    expect(made.length).toBeLessThanOrEqual(8_001);
    expect(made).toMatch(/(?: z| qx\.berg@contoso\.com)…$/);
  }
});

test('what has no blanks is cut where it is too long, and a short text not at all', () => {
  expect(shown('🙂'.repeat(5_000))).toMatch(/^[^\n]*(?:\n[^🙂\n]*)*\n?🙂{3000,}…$/u);
  expect(shown('the end')).toMatch(/the end$/);
});
