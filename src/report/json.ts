import type { Report } from '../model/report';
import { visible } from './escape';
import type { Reporter } from './reporter';

/** So many elements of a list become text at a time: a month's flows in one text would need all of their memory again. */
const ELEMENTS = 25;

/** The report itself. */
export const json: Reporter = (report) => [...jsonPieces(report)].join('');

/** The same, piece by piece. */
export function* jsonPieces(report: Report): Generator<string> {
  const fields = Object.entries(report).filter(([, value]) => value !== undefined);
  for (const [at, [name, value]] of fields.entries()) {
    const before = at === 0 ? '{\n' : ',\n';
    const elements = Array.isArray(value) && value.length > ELEMENTS ? (value as unknown[]) : null;
    if (!elements) yield before + inside({ [name]: value as unknown });
    else yield* listPieces(before, name, elements);
  }
  yield '\n}\n';
}

function* listPieces(before: string, name: string, elements: readonly unknown[]): Generator<string> {
  for (let from = 0; from < elements.length; from += ELEMENTS) {
    const text = inside({ [name]: elements.slice(from, from + ELEMENTS) });
    const [head, end] = [text.indexOf('\n'), text.lastIndexOf('\n')];
    yield from === 0 ? before + text.slice(0, end) : `,${text.slice(head, end)}`;
    if (from + ELEMENTS >= elements.length) yield text.slice(end);
  }
}

/** An object's text without its braces. */
const inside = (value: object): string =>
  escaped(JSON.stringify(value, null, INDENT)).slice('{\n'.length, -'\n}'.length);

/**
 * Any value as JSON for a file or a terminal. JSON.stringify leaves C1 controls and bidirectional overrides as they are; as \u escapes they mean the
 * same to a program and nothing to a terminal.
 */
export function jsonText(value: unknown, indent: string | number = INDENT): string {
  return `${escaped(JSON.stringify(value, null, indent))}\n`;
}

const INDENT = 2;

const escaped = (text: string): string =>
  text.replace(/[^\n\x20-\x7e]/gu, (char) => (visible(char) === char ? char : codeUnits(char)));

function codeUnits(char: string): string {
  return Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
    '',
  );
}
