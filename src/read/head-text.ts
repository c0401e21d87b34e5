import { asLatin1, detectForm, fromUtf16le, swapPairs } from './encoding';

/** The first characters of a file as far as they are ASCII, without its mark: enough to tell what it is. */
export function headText(head: Uint8Array): string {
  const { form } = detectForm(head);
  const pairs = head.subarray(0, head.length & ~1);
  const text = form === 'bytes' ? asLatin1(head) : fromUtf16le(form === 'utf-16be' ? swapPairs(pairs) : pairs);
  return text.replace(/^(?:\ufeff|\xef\xbb\xbf)/, '');
}
