import type { CatalogData } from '../model/catalog';
import { detect, type Span } from './detect';
import { fold } from './fold';
import { mapStrings } from './walk';

/** A part of a text that was made from a text of the catalog: literal, or what the place `name` was filled with. */
export interface Part {
  text: string;
  name: string | null;
  /** The literal parts are ours, not an organisation's. */
  ours: boolean;
}

interface Template {
  literals: string[];
  names: string[];
  ours: boolean;
}

const TOKEN = /[\p{L}\p{N}]+/gu;
const LETTER = /[\p{L}\p{N}]/u;
const NUMBER = /^\d+$/;
const PLACE = /\{(\w+)\}/;
/** Names of the parts of an event in XML: words as well, wherever event texts are passed on. */
const EVENT_WORDS =
  'event events system provider name guid eventid qualifiers version level task opcode keywords timecreated systemtime ' +
  'eventrecordid correlation activityid execution processid threadid channel computer security userid eventdata data ' +
  'binary renderinginfo culture message keyword xmlns http schemas com win amp lt gt quot apos';

/**
 * What the program and its catalog say themselves. A name that is also one of these words, such as a host called `server`,
 * cannot be told from the word; and a text of the catalog is no text of the log.
 */
export class OwnWords {
  private readonly words = new Set(EVENT_WORDS.split(' '));
  private readonly strings = new Set<string>();
  private readonly templates: Template[] = [];
  private readonly ids = new Set<string>();

  /**
   * @param own the catalog of the program
   * @param used the one that reports are made with: an organisation may have laid its own over ours
   */
  constructor(own: CatalogData, used: CatalogData = own) {
    const specimens: string[] = [];
    mapStrings(own, (text, path) => {
      if (path.includes('specimen')) specimens.push(text);
      else this.strings.add(text);
      return text;
    });
    for (const text of this.strings) this.addTemplate(text, true);
    const shown = [...this.strings].join('\n');
    const spans = detect(shown);
    for (const { start, end, form } of spans)
      if (form === 'guid' || form === 'dotted') this.ids.add(fold(shown.slice(start, end)));
    this.addWords(without(shown, spans));
    const published = specimens.join('\n');
    this.addWords(without(published, detect(published)));
    for (const labels of Object.values(own.labels)) this.addWords(Object.keys(labels).join(' '));
    mapStrings(used, (text) => {
      if (!this.has(text)) this.addTemplate(text, false);
      return text;
    });
  }

  /** Exactly a text of the catalog. */
  has(text: string): boolean {
    return this.strings.has(text);
  }

  /** Nothing but words and numbers that the catalog has too. */
  speaks(text: string): boolean {
    return (fold(text).match(TOKEN) ?? []).every((word) => NUMBER.test(word) || this.words.has(word));
  }

  /** A word or a sign, not a name: it is replaced only where the text around it says that it is a name. */
  isWord(value: string): boolean {
    return value.length < 2 || !LETTER.test(value) || this.words.has(fold(value));
  }

  /** An id or an address that the catalog itself gives. */
  names(value: string): boolean {
    return this.ids.has(fold(value));
  }

  /** The parts of a text that fills places of a text of a catalog; null where it is none. */
  parts(text: string): Part[] | null {
    for (const template of this.templates) {
      const { literals } = template;
      if (!text.startsWith(literals[0]!) || !text.endsWith(literals.at(-1)!)) continue;
      const parts = align(text, template);
      if (parts) return parts;
    }
    return null;
  }

  private addTemplate(text: string, ours: boolean): void {
    if (!PLACE.test(text)) return;
    const pieces = text.split(PLACE);
    const isName = (_: string, i: number): boolean => i % 2 === 1;
    this.templates.push({
      literals: pieces.filter((piece, i) => !isName(piece, i)),
      names: pieces.filter(isName),
      ours,
    });
  }

  private addWords(text: string): void {
    for (const word of fold(text).match(TOKEN) ?? []) this.words.add(word);
  }
}

/** A text with blanks where it names something. */
function without(text: string, spans: readonly Span[]): string {
  let made = '';
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start > at) made += `${text.slice(at, start)} `;
    at = Math.max(at, end);
  }
  return made + text.slice(at);
}

function align(text: string, { literals, names, ours }: Template): Part[] | null {
  const parts: Part[] = [{ text: literals[0]!, name: null, ours }];
  let at = literals[0]!.length;
  for (const [i, name] of names.entries()) {
    const literal = literals[i + 1]!;
    const next = i === names.length - 1 ? text.length - literal.length : text.indexOf(literal, at);
    const filled = text.slice(at, next);
    if (next < at || filled.includes('\n')) return null;
    parts.push({ text: filled, name, ours: false }, { text: literal, name: null, ours });
    at = next + literal.length;
  }
  return parts;
}
