import type { Draft } from '../drafts/draft';
import { columnsOf, draftOf, layoutOf, missingOf, type Layout } from '../drafts/layouts';
import type { BlockForm } from './block-form';
import { trimmedEnd } from './block-reader';
import { BrokenLines } from './unwrap';

/** `Name : value` at the margin; a value that goes on is indented. */
const PROPERTY = /^([A-Za-z]\w{0,40}) *: ?(.*)$/;
/** Fewer properties are prose. */
const LEAST = 3;

interface Property {
  /** Lower case. */
  name: string;
  /** Without what indents them. */
  lines: string[];
}

/** What `Get-WinEvent` or `Get-EventLog` give through `Format-List`; null where the first lines are nothing such. */
export function formatList(start: string): BlockForm | null {
  const names = firstNames(start);
  const found = layoutOf(names);
  return found && formOf(found.layout, names, start);
}

/** The properties that such a list lacks to be read; null where it is none. */
export const missingProperties = (start: string): string[] | null => {
  const names = firstNames(start);
  return names.length >= LEAST ? missingOf(names) : null;
};

function formOf(layout: Layout, names: readonly string[], start: string): BlockForm {
  const [first] = names;
  // What the beginning shows of how lines were broken helps to read its first events.
  let broken = new BrokenLines();
  broken.see(propertiesOf(firstOutput(start)).map(({ lines }) => lines));
  let begun = false;
  let seen = new Set<string>();
  const draftWith =
    (ofOutput: BrokenLines) =>
    (lines: readonly string[]): Draft | null => {
      const properties = propertiesOf(lines);
      ofOutput.see(properties.map((property) => property.lines));
      const columns = columnsOf(
        layout,
        properties.map(({ name }) => name),
      );
      // Only a text can be longer than a line.
      const values = properties.map(({ lines: [one, ...more] }) => (more.length === 0 ? one!.trim() : ''));
      const read = draftOf(values, columns);
      const message = columns.message === undefined ? undefined : properties[columns.message];
      const text = (): string | null => (message && ofOutput.joined(message.lines).trim()) || null;
      return read && { ...read, content: () => ({ data: [], message: text() }) };
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
      if (begun && endsOutput(lines, at)) broken = new BrokenLines();
      begun = true;
      return draftWith(broken);
    },
  };
}

/** Between two events of an output there is one empty line; another output has a width of its own. */
const endsOutput = (lines: readonly string[], at: number): boolean => lines[at - 1] === '' && lines[at - 2] === '';

/** The whole lines up to the end of the first output, as far as they can be seen. */
function firstOutput(start: string): string[] {
  const lines = start.split('\n').slice(0, -1).map(trimmedEnd);
  const end = lines.findIndex((_, at) => at > 1 && endsOutput(lines, at));
  return end === -1 ? lines : lines.slice(0, end);
}

function propertiesOf(lines: readonly string[]): Property[] {
  const properties: Property[] = [];
  let indent = 0;
  for (const line of lines) {
    const property = PROPERTY.exec(line);
    if (property) {
      indent = line.indexOf(':') + ': '.length;
      properties.push({ name: property[1]!.toLowerCase(), lines: [property[2]!] });
    } else if (line.trim() !== '' || /^ {4}/.test(line)) properties.at(-1)?.lines.push(line.slice(indent));
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
