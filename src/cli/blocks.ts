/** Characters that are written in one go: few calls, little memory. */
const BLOCK = 65_536;

/** Pieces put together to blocks worth writing; none is cut. */
export function* blocks(pieces: Iterable<string>): Generator<string> {
  let block = '';
  for (const piece of pieces) {
    block += piece;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
