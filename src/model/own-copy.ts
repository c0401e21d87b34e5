/** Room for the texts that are copied most: names, ids, lines. */
const room = Buffer.allocUnsafe(1024);

/**
 * A copy that does not share memory with the text it was cut from. JavaScript engines keep the whole of a text alive as
 * long as a piece of it is held; a piece that outlives its window must be copied.
 */
export function ownCopy(text: string): string {
  if (text.length <= room.length) {
    const copy = room.toString('latin1', 0, room.write(text, 'latin1'));
    if (copy === text) return copy;
  }
  const copy = Buffer.from(text).toString();
  // Half a pair of surrogates has no place in UTF-8.
  return copy === text ? copy : text.split('').join('');
}
