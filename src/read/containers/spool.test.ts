import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { crc32 as ownCrc32 } from 'node:zlib';
import { slowCrc32 } from './checksum';
import { spool } from './spool';

const ours = (): string[] => readdirSync(tmpdir()).filter((name) => /^aadclog-\w{6}$/.test(name));
async function* blocks(count: number, failure?: Error): AsyncGenerator<Uint8Array> {
  const block = new Uint8Array(100);
  // One buffer for all, as sources may have.
  for (let i = 0; i < count; i += 1) yield block.fill(i);
  if (failure) throw failure;
}

test.each([
  ['memory', 1000],
  ['a file', 250],
])('what is spooled to %s is read from any place', async (_, inMemory) => {
  const before = ours();
  const { bytes, failure } = await spool(blocks(10), inMemory);
  expect(ours()).toEqual(before);
  expect([bytes.size, failure]).toEqual([1000, null]);
  expect([...(await bytes.read(399, 3))]).toEqual([3, 4, 4]);
  expect([...(await bytes.read(998, 100))]).toEqual([9, 9]);
  expect((await bytes.read(2000, 5)).length).toBe(0);
  await bytes.close();
});

test.each([1000, 250])('what came before a failure is kept, %d bytes in memory', async (inMemory) => {
  const broken = new Error('broken');
  const { bytes, failure } = await spool(blocks(5, broken), inMemory);
  expect([bytes.size, failure]).toEqual([500, broken]);
  await bytes.close();
});

test('the checksum is that of Node, in one piece or in several', () => {
  const bytes = Buffer.from('The quick brown fox jumps over the lazy dog');
  expect(slowCrc32(bytes)).toBe(0x414fa339);
  expect(slowCrc32(bytes.subarray(10), slowCrc32(bytes.subarray(0, 10)))).toBe(0x414fa339);
  expect(ownCrc32(bytes)).toBe(slowCrc32(bytes));
});
