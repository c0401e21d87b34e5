/** What `reg query` prints: the path of a key, its values indented by four blanks, an empty line. */

export type Values = ReadonlyMap<string, string>;

/** Values by the name, in lower case, of each key; the name of the key as printed is lower case too. */
export function registryKeys(text: string): Map<string, Values> {
  const keys = new Map<string, Map<string, string>>();
  let values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    if (/^HKEY_/i.test(line)) keys.set(line.trim().toLowerCase(), (values = new Map()));
    else if (line.startsWith(INDENT)) {
      const [name, type, ...rest] = line.trimStart().split(INDENT);
      if (name && type?.startsWith('REG_')) values.set(name.toLowerCase(), plain(type, rest.join(INDENT).trim()));
    }
  }
  return keys;
}

const INDENT = '    ';

/** Numbers are printed as hexadecimal. */
const plain = (type: string, value: string): string =>
  type === 'REG_DWORD' && /^0x[0-9a-f]{1,8}$/i.test(value) ? String(parseInt(value, 16)) : value;

/** The values of the first key whose path ends like this. */
export const keyEnding = (keys: ReadonlyMap<string, Values>, end: string): Values | undefined =>
  [...keys].find(([path]) => path.endsWith(end.toLowerCase()))?.[1];
