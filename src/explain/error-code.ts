const PREFIX = /^(?:(?:hresult|hr|error code|error|code|felkod|kod)\s*[:=]?\s*)/i;
const HEX = /^(?:0x)?([0-9a-f]{8})$/i;
const SHORT_HEX = /^0x0{0,4}([0-9a-f]{1,4})$/i;
const DECIMAL = /^(-?\d{9,10})$/;
const SHORT_DECIMAL = /^\d{1,5}$/;
const WORD = 0x1_0000_0000;
const LARGEST = 0x7fff_ffff;
const HEX_BASE = 16;
/** How HRESULTs begin that carry an error number of Windows. */
const WINDOWS = '8007';

/** What stands after words such as `HR` or `Error code:`. */
export const afterPrefix = (term: string): string => term.replace(PREFIX, '');

/** Eight lower-case hex digits from `0x80230626`, `80230626`, `hr=80230626`, `-2145188314`, `2149778982`; else null. */
export function hresultIn(term: string): string | null {
  const code = afterPrefix(term);
  const hex = HEX.exec(code)?.[1];
  if (hex !== undefined) return hex.toLowerCase();
  const decimal = DECIMAL.exec(code)?.[1];
  if (decimal === undefined) return null;
  const value = Number(decimal);
  const unsigned = value < 0 ? value + WORD : value;
  return unsigned > LARGEST && unsigned < WORD ? unsigned.toString(HEX_BASE) : null;
}

/** The HRESULT that carries a short error number of Windows: `0x6ba` or `1722` in it is 800706ba; else null. */
export function windowsHresult(term: string): string | null {
  const code = afterPrefix(term);
  const hex = SHORT_HEX.exec(code)?.[1];
  const number = hex !== undefined ? parseInt(hex, HEX_BASE) : SHORT_DECIMAL.test(code) ? Number(code) : 0;
  return number > 0 && number <= 0xffff ? WINDOWS + number.toString(HEX_BASE).padStart(4, '0') : null;
}

/** The error number of Windows that an HRESULT carries, or null. */
export const windowsError = (hresult: string): number | null =>
  hresult.startsWith(WINDOWS) ? parseInt(hresult.slice(WINDOWS.length), HEX_BASE) : null;

/** As programs that print it in decimal do. */
export const signedDecimal = (hresult: string): number => parseInt(hresult, HEX_BASE) | 0;
