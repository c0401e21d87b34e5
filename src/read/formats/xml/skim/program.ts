import { END, TYPES, unsigned, value, type Code, type Local, type Value } from './wasm';

const vector = (items: readonly Code[]): Code => [unsigned(items.length), items];
const section = (id: number, content: Code): Code => [id, sized(content)];
const sized = (content: Code): Code => {
  const bytes = flat(content);
  return [unsigned(bytes.length), bytes];
};
const text = (name: string): Code => vector([...Buffer.from(name)].map((byte) => [byte]));

function flat(nested: Code, into: number[] = []): number[] {
  for (const part of nested) {
    if (typeof part === 'number') into.push(part);
    else flat(part, into);
  }
  return into;
}

interface Defined {
  name: string;
  parameters: number;
  locals: number;
  longs: number;
  body: readonly Code[];
}

/** The code of a call. */
export type Call = (...values: Value[]) => Code;

/** A module in the making: its functions take and return i32, and are exported along with its `memory`. */
export class Program {
  private readonly functions: Defined[] = [];

  /**
   * Adds a function and gives back what calls it.
   * @param body takes the parameters and then all else that the function keeps, of which the last `longs` have 64 bits; it
   * leaves the result on the stack
   */
  define(name: string, parameters: number, body: (...locals: Local[]) => readonly Code[], longs = 0): Call {
    const all = Array.from({ length: body.length }, (_, local): Local => ({ local }));
    const locals = body.length - parameters - longs;
    const index = this.functions.push({ name, parameters, locals, longs, body: body(...all) }) - 1;
    return (...values) => [values.map(value), 0x10, ...unsigned(index)];
  }

  /** The module, with so many times 64 KB of memory. */
  bytes(pages: number): Uint8Array {
    const { functions } = this;
    const type = ({ parameters }: Defined): Code => [0x60, vector(Array(parameters).fill([TYPES.i32])), 1, TYPES.i32];
    const code = ({ locals, longs, body }: Defined): Code =>
      sized([
        vector([
          [unsigned(locals), TYPES.i32],
          [unsigned(longs), TYPES.i64],
        ]),
        body,
        END,
      ]);
    const exported = functions.map(({ name }, index): Code => [text(name), 0, unsigned(index)]);
    return Uint8Array.from(
      flat([
        [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
        section(1, vector(functions.map(type))),
        section(3, vector(functions.map((_, index) => unsigned(index)))),
        section(5, vector([[0, unsigned(pages)]])),
        section(7, vector([[text('memory'), 2, 0], ...exported])),
        section(10, vector(functions.map(code))),
      ]),
    );
  }
}
