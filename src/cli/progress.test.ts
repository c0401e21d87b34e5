import { PassThrough } from 'node:stream';
import { createProgress, progressText } from './progress';
import type { Output } from './streams';

test('amount, share, rate and time left', () => {
  expect(progressText(120_000_000, 260_000_000, 1500)).toBe('Reading: 120 of 260 MB (46 %), 80 MB/s, 2 s left');
  expect(progressText(1_000_000, 400_000_000, 1000)).toBe('Reading: 1.0 of 400 MB (0 %), 1.0 MB/s, 6 min 39 s left');
  expect(progressText(5_000_000, null, 1000)).toBe('Reading: 5.0 MB, 5.0 MB/s');
  expect(progressText(0, 1_000_000, 0)).toBe('Reading: 0.0 of 1.0 MB (0 %), 0.0 MB/s');
});

test('ten times a second at most, no wider than the terminal, and gone at the end', () => {
  const output: Output = new PassThrough();
  output.columns = 20;
  let time = 0;
  const progress = createProgress(output, 1_000_000, () => time);
  for (; time < 1000; time += 10) progress.update(time * 1000);
  progress.clear();
  const drawn = String((output as PassThrough).read())
    .split('\r\u001b[K')
    .slice(1);
  expect(drawn.length - 1).toBeLessThanOrEqual(10);
  expect(drawn.length).toBeGreaterThan(5);
  expect(drawn.at(-1)).toBe('');
  expect(Math.max(...drawn.map((line) => line.length))).toBe(19);
});

test('when all has been read, it says so at once, and no longer how much is left', () => {
  const output = new PassThrough();
  let time = 0;
  const progress = createProgress(output, 1_000_000, () => time);
  time = 30;
  progress.finish(1_000_000);
  expect(String(output.read())).toBe('\r\u001b[KRead: 1.0 MB in 1 s; analysing');
  progress.clear();
  expect(String(output.read())).toBe('\r\u001b[K');
});

test('nothing is written where nothing was drawn', () => {
  const output = new PassThrough();
  const progress = createProgress(output, 10, () => 5);
  progress.update(3);
  progress.clear();
  expect(output.read()).toBeNull();
});
