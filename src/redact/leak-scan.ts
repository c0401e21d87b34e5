import { layersOf, readingsOf, type Token, TokenMemory, tokensIn } from './encoded';
import { fold } from './fold';
import { SHORT, standsAlone } from './known-values';
import { Matcher } from './matcher';
import type { Form } from './names';
import type { Secret } from './redaction';
import { writings } from './writings';

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
  private readonly tokens = new TokenMemory<number[]>();

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
    for (const token of tokensIn(text))
      for (const secret of this.tokens.of(token, () => this.held(token)))
        yield { secret, position: token.start, writing: 'encoded' };
  }

  /** Secrets in the bytes of a token. */
  private held(token: Token): number[] {
    return [...readingsOf(token)].flatMap(({ text, plain }) =>
      [...this.found(text)].flatMap(({ secret, length }) => (plain || length >= SHORT ? [secret] : [])),
    );
  }

  private *readable(text: string): Generator<Hit> {
    for (const { position, secret } of this.found(text)) yield { position, secret, writing: 'plain' };
    for (const { text: layer, at } of layersOf(text))
      for (const { position, secret } of this.found(layer))
        yield { position: at(position), secret, writing: 'escaped' };
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
