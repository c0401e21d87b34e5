import { tokensIn, unescaped } from './encoded';
import { fold } from './fold';
import { SHORT, standsAlone } from './known-values';
import { Matcher } from './matcher';
import type { Form } from './names';
import type { Secret } from './redaction';

/** A value that was to be replaced and stands in what was to be written. It is not told, only what stands for it. */
export interface Leak {
  /** Bytes from the beginning. */
  offset: number;
  form: Form;
  pseudonym: string;
  /** How it is written there. */
  writing: 'plain' | 'escaped' | 'encoded';
}

/** Shorter values are no secret by themselves, and stand in every text. */
export const SHORTEST_SECRET = 4;
const LONGEST_CONTEXT = 1024;
const BLOCK = 1_048_576;
const GUID_HEX = /^[0-9a-f]{32}$/;

interface Hit {
  secret: number;
  position: number;
  writing: Leak['writing'];
}

/** Searches the finished bytes of a report for every value that was replaced, in every writing. */
export class LeakScan {
  private readonly secrets: readonly Secret[];
  private readonly matcher: Matcher;
  private readonly patterns: { text: string; secret: number }[];
  private readonly innocent = new Set<number>();

  /** @param control what would be written without any name; a value that stands in it cannot be told from it */
  constructor(secrets: readonly Secret[], control: Iterable<string>) {
    this.secrets = secrets.filter(({ value }) => value.length >= SHORTEST_SECRET);
    this.patterns = this.secrets.flatMap(({ value }, secret) =>
      [fold(value), ...writings(value)].map((text) => ({ text, secret })),
    );
    this.matcher = new Matcher(this.patterns.map(({ text }) => text));
    const pseudonyms = secrets.map(({ pseudonym }) => pseudonym).join('\n');
    for (const texts of [control, [pseudonyms]])
      for (const text of blocks(texts)) for (const { secret } of this.readable(text)) this.innocent.add(secret);
  }

  /** The first leak in pieces that are written one after the other; null is what we want. */
  in(pieces: Iterable<string>): Leak | null {
    let offset = 0;
    let tail = '';
    for (const piece of blocks(pieces)) {
      // A name may begin in one piece and end in the next.
      const text = tail + piece;
      const start = offset - Buffer.byteLength(tail);
      for (const { secret, position, writing } of this.hits(text)) {
        if (this.innocent.has(secret)) continue;
        const { form, pseudonym } = this.secrets[secret]!;
        return { offset: start + Buffer.byteLength(text.slice(0, position)), form, pseudonym, writing };
      }
      offset += Buffer.byteLength(piece);
      tail = text.slice(-LONGEST_CONTEXT);
    }
    return null;
  }

  private *hits(text: string): Generator<Hit> {
    yield* this.readable(text);
    for (const { start, text: held, plain } of tokensIn(text)) {
      for (const { secret, length } of this.found(held))
        if (plain || length >= SHORT) yield { secret, position: start, writing: 'encoded' };
    }
  }

  private *readable(text: string): Generator<Hit> {
    for (const { position, secret } of this.found(text)) yield { position, secret, writing: 'plain' };
    const once = unescaped(text);
    const twice = once && unescaped(once.text);
    if (once) for (const hit of this.found(once.text)) yield escapedHit(hit, (position) => once.at(position));
    if (twice)
      for (const hit of this.found(twice.text)) yield escapedHit(hit, (position) => once.at(twice.at(position)));
  }

  private *found(text: string): Generator<{ secret: number; position: number; length: number }> {
    const folded = fold(text);
    for (const { start, end, pattern } of this.matcher.in(folded)) {
      if (end - start < SHORT && !standsAlone(folded, start, end)) continue;
      yield { secret: this.patterns[pattern]!.secret, position: start, length: end - start };
    }
  }
}

/** Pieces put together to blocks of some size; none is cut. */
function* blocks(pieces: Iterable<string>): Generator<string> {
  let block = '';
  for (const piece of pieces) {
    block += piece;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  yield block;
}

const escapedHit = (
  { secret, position }: { secret: number; position: number },
  at: (position: number) => number,
): Hit => ({
  secret,
  position: at(position),
  writing: 'escaped',
});

/** Other writings of a value that no unescaping leads back from: composed letters, and the forms of a GUID. */
function writings(value: string): string[] {
  const forms = ['NFC', 'NFD'].map((form) => fold(value.normalize(form)));
  const hex = fold(value).replace(/^[a-z]{1,20}_|-/g, '');
  const others = GUID_HEX.test(hex) ? [hex, ...guidBytes(hex).map((bytes) => fold(base64(bytes)))] : [];
  return [...forms, ...others].filter((text) => text !== fold(value));
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
