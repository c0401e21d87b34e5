import fc from 'fast-check';
import { SourceStream } from './source-stream';

/** A source whose parts lie in one memory, which is overwritten as soon as the next part is asked for. */
function reused(content: Uint8Array, sizes: readonly number[], shared: boolean) {
  return {
    name: 'a',
    size: null,
    async *open() {
      const memory = new Uint8Array(content.length + 64);
      for (let at = 0, turn = 0; at < content.length; turn += 1) {
        const part = content.subarray(at, at + sizes[turn % sizes.length]!);
        const place = shared ? at : 7;
        memory.set(part, place);
        yield memory.subarray(place, place + part.length);
        memory.fill(0xee);
        at += part.length;
      }
    },
  };
}

test('whatever the parts and the blocks, the bytes are those of the source, and what is kept stays', async () => {
  const size = fc.integer({ min: 1, max: 40 });
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(size, { minLength: 1 }),
      fc.array(fc.tuple(size, fc.nat(50)), { minLength: 1 }),
      fc.nat(20),
      fc.boolean(),
      async (content, parts, steps, looked, shared) => {
        const stream = new SourceStream(reused(content, parts, shared));
        const head = await stream.block(looked);
        expect([...head]).toEqual([...content.subarray(0, looked)]);
        stream.unread(head);
        let kept: Uint8Array = new Uint8Array(0);
        for (let turn = 0, read = 0; ; turn += 1) {
          const [wished, keep] = steps[turn % steps.length]!;
          const block = await stream.block(wished, kept);
          const fresh = block.length - kept.length;
          expect([...block]).toEqual([...content.subarray(read - kept.length, read + fresh)]);
          read += fresh;
          if (fresh < wished) {
            expect(read).toBe(content.length);
            break;
          }
          kept = block.subarray(Math.max(0, block.length - keep));
        }
        expect([stream.bytesRead, stream.failure]).toEqual([content.length, null]);
      },
    ),
    { numRuns: 500 },
  );
});

test('once the head has been looked at, blocks are handed on from the source’s own memory', async () => {
  const memory = Uint8Array.from({ length: 100 }, (_, i) => i);
  async function* open() {
    yield memory;
  }
  const stream = new SourceStream({ name: 'a', size: null, open });
  stream.unread(await stream.block(4));
  const first = await stream.block(10);
  expect([...first]).toEqual([...memory.subarray(0, 10)]);
  const second = await stream.block(10, first.subarray(7));
  expect([...second]).toEqual([...memory.subarray(7, 20)]);
  expect(second.buffer).toBe(memory.buffer);
});

test('a failure ends the stream, and what came before is given', async () => {
  const stream = new SourceStream({
    name: 'a',
    size: null,
    async *open() {
      yield Buffer.from('abc');
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    },
  });
  expect(Buffer.from(await stream.block(2)).toString()).toBe('ab');
  expect(Buffer.from(await stream.block(5)).toString()).toBe('c');
  expect(await stream.block(5)).toHaveLength(0);
  expect(stream.failure).toMatchObject({ offset: 3, code: 'EIO' });
});
