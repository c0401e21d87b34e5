import type { LogSource } from '../../model/record';

interface Peeked {
  /** At least `wished` bytes, fewer where there are no more. */
  head: Uint8Array;
  /** The same source; it can be opened once, and begins with the head. */
  source: LogSource;
  /** Closes what was opened; safe at any time. */
  close(): Promise<void>;
}

/** Looks at the first bytes of a source. One that fails to open fails again, and for the same reason, when it is read. */
export async function peek(source: LogSource, wished: number): Promise<Peeked> {
  const { name, size, within, notes } = source;
  const told = { name, size, ...(within === undefined ? {} : { within }), ...(notes === undefined ? {} : { notes }) };
  const iterator = source.open()[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let failure: { error: unknown } | null = null;
  let ended = false;
  try {
    while (length < wished && !ended) {
      const { done, value } = await iterator.next();
      if (done) ended = true;
      else {
        // The only chunk stays as it is; of several, all but the last would no longer be valid.
        first.push(length === 0 && value.length >= wished ? value : value.slice());
        length += value.length;
      }
    }
  } catch (error) {
    failure = { error };
  }
  async function* again(): AsyncGenerator<Uint8Array> {
    yield* first;
    if (failure) throw failure.error;
    if (!ended) yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return {
    head: first.length === 1 ? first[0]! : Buffer.concat(first),
    source: { ...told, open: again },
    close: async () => void (await iterator.return?.().catch(() => undefined)),
  };
}
