const STOPPED = new Error('nobody reads any more');

/**
 * What `write` puts into a stream, handed on chunk by chunk, none of them lost when it fails. The writer waits until its
 * chunk is asked for; when nobody reads any more, its next chunk is refused.
 */
export async function* piped(
  write: (sink: WritableStream<Uint8Array>) => Promise<unknown>,
): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let done = false;
  let stopped = false;
  let failure: { error: unknown } | null = null;
  let wake = (): void => undefined;
  let release = (): void => undefined;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      if (stopped) throw STOPPED;
      chunks.push(chunk);
      wake();
      return new Promise<void>((resolve) => (release = resolve));
    },
  });
  const writing = write(sink)
    .catch((error: unknown) => (failure = { error }))
    .finally(() => {
      done = true;
      wake();
    });
  try {
    for (;;) {
      const chunk = chunks.shift();
      if (chunk) {
        yield chunk;
        release();
      } else if (done) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    if (failure) throw (failure as { error: unknown }).error;
  } finally {
    stopped = true;
    release();
    await writing;
  }
}
