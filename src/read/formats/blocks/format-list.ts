import type { Draft } from '../drafts/draft';
import { columnsOf, draftOf, layoutOf, missingOf, type Layout } from '../drafts/layouts';
import type { BlockForm } from './block-form';
import { unwrapped } from './unwrap';

/** `Name : value` at the margin; a value that goes on is indented. */
const PROPERTY = /^([A-Za-z]\w{0,40}) *: ?(.*)$/;
/** Fewer properties are prose. */
const LEAST = 3;

interface Property {
  /** Lower case. */
  name: string;
  lines: string[];
}

/** What `Get-WinEvent` or `Get-EventLog` give through `Format-List`; null where the first lines are nothing such. */
export function formatList(start: string): BlockForm | null {
  const names = firstNames(start);
  const found = layoutOf(names);
  return found && formOf(found.layout, names);
}

/** The properties that such a list lacks to be read; null where it is none. */
export const missingProperties = (start: string): string[] | null => {
  const names = firstNames(start);
  return names.length >= LEAST ? missingOf(names) : null;
};

function formOf(layout: Layout, names: readonly string[]): BlockForm {
  const [first] = names;
  let width = 0;
  let seen = new Set<string>();
  const draft = (lines: readonly string[]): Draft | null => {
    for (const line of lines) width = Math.max(width, line.length);
    const properties = propertiesOf(lines);
    const columns = columnsOf(
      layout,
      properties.map(({ name }) => name),
    );
    // Only a text can be longer than a line.
    const values = properties.map(({ lines: [one, ...more] }) => (more.length === 0 ? one!.trim() : ''));
    const read = draftOf(values, columns);
    const message = columns.message === undefined ? undefined : properties[columns.message];
    const seenWidth = width;
    return (
      read && { ...read, content: () => ({ data: [], message: message ? textOf(message, lines, seenWidth) : null }) }
    );
  };
  return {
    format: 'powershell-list',
    utc: false,
    newestFirst: layout.newestFirst,
    lost: layout.lost,
    begin(lines, at) {
      const name = PROPERTY.exec(lines[at]!)?.[1]!.toLowerCase();
      // A property for the second time is one of an event whose first line damage has taken.
      if (name === undefined || (name !== first && !(seen.has(name) && names.includes(name)))) {
        if (name !== undefined) seen.add(name);
        return null;
      }
      seen = new Set([name]);
      return draft;
    },
  };
}

/** The lines of a property, put together again where the width of the console had broken them. */
function textOf({ name, lines: own }: Property, lines: readonly string[], width: number): string | null {
  const line = lines.find((one) => PROPERTY.exec(one)?.[1]!.toLowerCase() === name)!;
  const indent = line.indexOf(':') + ': '.length;
  const plain = own.map((one, i) => (i === 0 ? one : one.slice(indent)));
  return unwrapped(plain, width - indent).trim() || null;
}

function propertiesOf(lines: readonly string[]): Property[] {
  const properties: Property[] = [];
  for (const line of lines) {
    const property = PROPERTY.exec(line);
    if (property) properties.push({ name: property[1]!.toLowerCase(), lines: [property[2]!] });
    else if (line.trim() !== '' || /^ {4}/.test(line)) properties.at(-1)?.lines.push(line);
  }
  return properties;
}

/** Names of the first event's properties, as far as they can be seen. */
function firstNames(start: string): string[] {
  const names: string[] = [];
  for (const line of start.split('\n')) {
    const name = PROPERTY.exec(line.trimEnd())?.[1]!.toLowerCase();
    if (name === undefined) continue;
    if (names.includes(name)) break;
    names.push(name);
  }
  return names;
}
