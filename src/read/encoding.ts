import iconv from 'iconv-lite';

/** What a stretch of bytes is written in. `bytes` stands for every encoding whose ASCII is ASCII. */
export type ByteForm = 'bytes' | 'utf-16le' | 'utf-16be';

export const DEFAULT_CODE_PAGE = 'windows-1252';

const SAMPLE = 4096;

/** Judges the first bytes of a file by its byte order mark, else by where its NULs are. */
export function detectForm(head: Uint8Array): { form: ByteForm; name: string } {
  if (head[0] === 0xff && head[1] === 0xfe) return { form: 'utf-16le', name: 'utf-16le' };
  if (head[0] === 0xfe && head[1] === 0xff) return { form: 'utf-16be', name: 'utf-16be' };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { form: 'bytes', name: 'utf-8-bom' };
  const length = Math.min(head.length, SAMPLE) & ~1;
  const nuls = [0, 0];
  for (let i = 0; i < length; i += 1) if (head[i] === 0) nuls[i & 1]! += 1;
  const [even, odd] = nuls as [number, number];
  const pairs = length / 2;
  // Markup is ASCII, so even a log in Japanese has NULs in a third of its pairs, all of them on one side.
  if (odd > 0 && odd >= pairs * 0.3 && even <= pairs * 0.02) return { form: 'utf-16le', name: 'utf-16le' };
  if (even > 0 && even >= pairs * 0.3 && odd <= pairs * 0.02) return { form: 'utf-16be', name: 'utf-16be' };
  return { form: 'bytes', name: 'utf-8' };
}

/** The same bytes. */
export const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** One character a byte: positions in the text are positions in the bytes. */
export const asLatin1 = (bytes: Uint8Array): string => asBuffer(bytes).toString('latin1');

/** Lone surrogates stay. */
export const fromUtf16le = (bytes: Uint8Array): string => asBuffer(bytes).toString('utf16le');

/** A copy with each pair of bytes exchanged; the length must be even. */
export const swapPairs = (bytes: Uint8Array): Buffer => Buffer.from(bytes).swap16();

export const isCodePage = (name: string): boolean => iconv.encodingExists(name);

/** The bytes of a text in a code page (an iconv-lite name); null where it has not all of the letters. */
export function inCodePage(text: string, name: string): Uint8Array | null {
  const bytes = iconv.encode(text, name);
  return iconv.decode(bytes, name) === text ? bytes : null;
}

export const fromCodePage = (bytes: Uint8Array, name: string): string => iconv.decode(asBuffer(bytes), name);

const REPLACEMENT = '\ufffd';
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const SURROGATE_BYTES = /\xed[\xa0-\xbf][\x80-\xbf]/;
const ENCODED_SURROGATES = /\xed[\xa0-\xbf][\x80-\xbf]/g;

/** The text of UTF-8 bytes, or null when they are no UTF-8. Encoded lone surrogates, which some renderers write, stay. */
export function fromUtf8(bytes: Uint8Array): string | null {
  return fromUtf8Part(asBuffer(bytes), 0, bytes.length);
}

/** The same of the bytes from one index to another. */
export function fromUtf8Part(buffer: Buffer, from: number, to: number): string | null {
  const text = buffer.toString('utf8', from, to);
  if (!text.includes(REPLACEMENT)) return text;
  const bytes = buffer.subarray(from, to);
  if (isStrictUtf8(bytes)) return text;
  const raw = asLatin1(bytes);
  if (!SURROGATE_BYTES.test(raw)) return null;
  const pieces = raw.split(ENCODED_SURROGATES).map((piece) => Buffer.from(piece, 'latin1'));
  if (!pieces.every(isStrictUtf8)) return null;
  const halves = [...raw.matchAll(ENCODED_SURROGATES)].map(([found]) =>
    String.fromCharCode(0xd000 | ((found.charCodeAt(1) & 0x3f) << 6) | (found.charCodeAt(2) & 0x3f)),
  );
  return pieces.map((piece, i) => piece.toString('utf8') + (halves[i] ?? '')).join('');
}

const HIGH = /[\x80-\xff]/g;
/** Characters of UTF-8 that are more than a byte. */
const LONG = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;

/**
 * The text of UTF-8 bytes some of which are damaged: each of these becomes U+FFFD. null where most of them make no
 * characters of UTF-8, for then they are in a code page.
 */
export function fromDamagedUtf8(bytes: Uint8Array): { text: string; replaced: number } | null {
  const raw = asLatin1(bytes);
  const characters = raw.match(LONG) ?? [];
  const valid = characters.reduce((sum, { length }) => sum + length, 0);
  const replaced = (raw.match(HIGH)?.length ?? 0) - valid;
  return characters.length > replaced ? { text: asBuffer(bytes).toString('utf8'), replaced } : null;
}

function isStrictUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
