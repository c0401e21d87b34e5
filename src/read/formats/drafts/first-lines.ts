import { detectForm } from '../../encoding';

/** What may stand before the header: PowerShell's name of the type, what Excel reads the delimiter from, empty lines. */
const PREAMBLE = /^(?:\ufeff|#TYPE [^\n]*\n|sep=[^\n]*\n|[ \t]*\r?\n)+/i;

/** The first lines of a table, as far as they can be seen, from its header on. */
export function firstLines(head: Uint8Array): string {
  const { form } = detectForm(head);
  const text = new TextDecoder(form === 'bytes' ? 'utf-8' : form).decode(head);
  return text.replace(PREAMBLE, '');
}
