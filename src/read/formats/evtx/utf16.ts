/** So many units become text in one call; all of them lie on the stack meanwhile. */
const PIECE = 4096;
const units = new Uint16Array(PIECE);

/** The text of `count` UTF-16 units from any offset, lone surrogates as they are; a copy that holds on to nothing. */
export function utf16Text(bytes: Uint8Array, at: number, count: number): string {
  let text = '';
  for (let done = 0; done < count; done += PIECE) {
    const length = Math.min(PIECE, count - done);
    for (let i = 0, from = at + done * 2; i < length; i += 1, from += 2)
      units[i] = bytes[from]! | (bytes[from + 1]! << 8);
    const piece = String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[]);
    text = text === '' ? piece : text + piece;
  }
  return text;
}
