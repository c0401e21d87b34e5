import { fold } from './fold';

const GUID_HEX = /^[0-9a-f]{32}$/;
const PADDED = /^[a-z0-9+/]{8,}={1,2}$/i;

/** Sites and guests have `anna_berg_contoso_com` for an address. */
const DOTTED = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+$/u;

/**
 * Other writings of a value, folded, that no unescaping leads back from: letters composed and taken apart, the forms of a
 * GUID, base64 without its end and as addresses have it, dots that became strokes.
 */
export function writings(value: string): string[] {
  const folded = fold(value);
  const forms = ['NFC', 'NFD'].map((form) => fold(value.normalize(form)));
  const hex = folded.replace(/^[a-z]{1,20}_|-/g, '');
  const ids = GUID_HEX.test(hex) ? [hex, ...guidBytes(hex).map((bytes) => fold(base64(bytes)))] : [];
  const bare = PADDED.test(value) ? [folded.replace(/=+$/, '')] : [];
  const urls = bare.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  const joined = DOTTED.test(folded) ? [folded.replaceAll('.', '_')] : [];
  return [...new Set([...forms, ...ids, ...bare, ...urls, ...joined])].filter((text) => text !== folded);
}

/** As written, and as Windows stores it: an immutable id is the base64 of the latter. */
function guidBytes(hex: string): Buffer[] {
  const bytes = Buffer.from(hex, 'hex');
  const stored = Buffer.concat([
    Buffer.from(bytes.subarray(0, 4)).reverse(),
    Buffer.from(bytes.subarray(4, 6)).reverse(),
    Buffer.from(bytes.subarray(6, 8)).reverse(),
    bytes.subarray(8),
  ]);
  return [bytes, stored];
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
