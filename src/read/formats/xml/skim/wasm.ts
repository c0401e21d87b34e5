/**
 * WebAssembly instructions as functions that return their bytes. What they take is put on the stack first, so a nested
 * call reads like the expression that it computes. All values are i32 unless the name says otherwise.
 */
export type Code = readonly (number | Code)[];
export interface Local {
  local: number;
}
/** A number stands for the constant. */
export type Value = number | Local | Code;

export function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: bigint): number[] {
  const low = Number(value & 0x7fn);
  const rest = value >> 7n;
  const ends = (rest === 0n && low < 0x40) || (rest === -1n && low >= 0x40);
  return ends ? [low] : [low | 0x80, ...signed(rest)];
}

const SIMD = 0xfd;
/** What puts it on the stack, as the last line of a function does with its result. */
export const value = (given: Value): Code =>
  typeof given === 'number'
    ? [0x41, ...signed(BigInt(given | 0))]
    : 'local' in given
      ? [0x20, ...unsigned(given.local)]
      : given;

type Unary = (a: Value) => Code;
type Binary = (a: Value, b: Value) => Code;
const unary =
  (...op: number[]): Unary =>
  (a) => [value(a), op];
const binary =
  (...op: number[]): Binary =>
  (a, b) => [value(a), value(b), op];
const load =
  (...op: number[]) =>
  (address: Value, offset = 0): Code => [value(address), op, 0, unsigned(offset)];
const store =
  (...op: number[]) =>
  (address: Value, offset: number, content: Value): Code => [value(address), value(content), op, 0, unsigned(offset)];

export const long = (constant: bigint): Code => [0x42, ...signed(BigInt.asIntN(64, constant))];
export const bytes16 = (bytes: readonly number[]): Code => [SIMD, 0x0c, ...bytes];
export const set = ({ local }: Local, to: Value): Code => [value(to), 0x21, ...unsigned(local)];
export const drop = (unused: Value): Code => [value(unused), 0x1a];
export const give = (result: Value): Code => [value(result), 0x0f];

export const [load8, load32, load64] = [load(0x2d), load(0x28), load(0x29)];
export const [store8, store32, store64] = [store(0x3a), store(0x36), store(0x37)];
export const [is, isNot, isZero] = [binary(0x46), binary(0x47), unary(0x45)];
export const [isBelow, isAbove, isAtMost, isAtLeast] = [binary(0x49), binary(0x4b), binary(0x4d), binary(0x4f)];
export const [add, subtract, multiply, divide] = [binary(0x6a), binary(0x6b), binary(0x6c), binary(0x6e)];
export const [and, or, xor, shiftLeft, shiftRight] = [
  binary(0x71),
  binary(0x72),
  binary(0x73),
  binary(0x74),
  binary(0x76),
];
export const trailingZeros = unary(0x68);

export const [isLong, isNotLong] = [binary(0x51), binary(0x52)];
export const [addLong, subtractLong, multiplyLong, xorLong] = [binary(0x7c), binary(0x7d), binary(0x7e), binary(0x85)];
export const [toLong, fromLong, shiftRightLong] = [unary(0xad), unary(0xa7), binary(0x88)];

export const [load16x8, store16x8] = [load(SIMD, 0x00), store(SIMD, 0x0b)];
export const splat = unary(SIMD, 0x0f);
export const [isEach, isEachBelow, isEachAtMost, isEachAtLeast] = [
  binary(SIMD, 0x23),
  binary(SIMD, 0x26),
  binary(SIMD, 0x2a),
  binary(SIMD, 0x2c),
];
export const [andEach, orEach] = [binary(SIMD, 0x4e), binary(SIMD, 0x50)];
/** One bit for each byte, its highest; all bytes have theirs set. */
export const [bits, allSet] = [unary(SIMD, 0x64), unary(SIMD, 0x63)];
/** For UTF-16: 8 characters at a time. */
export const splatPair = unary(SIMD, 0x10);
export const [isEachPair, leastOfPairs] = [binary(SIMD, 0x2d), binary(SIMD, 0x97, 0x01)];
export const [narrowPairs, anySet] = [binary(SIMD, 0x66), unary(SIMD, 0x53)];

export const TYPES = { i32: 0x7f, i64: 0x7e };
const VOID = 0x40;
export const END = 0x0b;
export const when = (condition: Value, ...body: Code[]): Code => [value(condition), 0x04, VOID, body, END];
export const whenElse = (condition: Value, body: Code[], otherwise: Code[]): Code => [
  value(condition),
  [0x04, VOID],
  body,
  0x05,
  otherwise,
  END,
];
export const choose = (condition: Value, yes: Value, no: Value): Code => [
  value(condition),
  [0x04, TYPES.i32],
  value(yes),
  0x05,
  value(no),
  END,
];
/** Left by `give` alone. */
export const forever = (...body: Code[]): Code => [0x03, VOID, body, 0x0c, 0, END, 0x00];
export const repeatWhile = (condition: Value, ...body: Code[]): Code => [
  [0x03, VOID],
  when(condition, ...body, [0x0c, 1]),
  END,
];
