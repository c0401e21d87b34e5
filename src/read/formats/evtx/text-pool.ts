import { utf16Text } from './utf16';

/** Places for texts; one that has the place of another takes it over. */
const PLACES = 4096;
/** Longer texts do not come again. */
const LONGEST = 64;

const texts: string[] = new Array<string>(PLACES).fill('');

/**
 * As `utf16Text`, for names and other texts that come again in every chunk: to compare one with what was read last time
 * takes a fraction of the time that making it anew does.
 */
export function pooledText(bytes: Uint8Array, at: number, count: number): string {
  if (count === 0 || count > LONGEST) return utf16Text(bytes, at, count);
  let hash = count;
  for (let i = at, end = at + count * 2; i < end; i += 2) hash = (Math.imul(hash, 31) + bytes[i]!) | 0;
  const place = hash & (PLACES - 1);
  const known = texts[place]!;
  if (known.length === count && isText(bytes, at, known)) return known;
  return (texts[place] = utf16Text(bytes, at, count));
}

function isText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0, from = at; i < text.length; i += 1, from += 2)
    if (text.charCodeAt(i) !== (bytes[from]! | (bytes[from + 1]! << 8))) return false;
  return true;
}
