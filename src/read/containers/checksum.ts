import * as zlib from 'node:zlib';

const POLYNOMIAL = 0xedb88320;
const BYTES = 256;
const BITS = 8;

const table = Array.from({ length: BYTES }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < BITS; bit += 1) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value;
});

/** CRC-32 of `bytes` behind those that gave `before`. */
export function slowCrc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (const byte of bytes) crc = (crc >>> BITS) ^ table[(crc ^ byte) & (BYTES - 1)]!;
  return ~crc >>> 0;
}

/** Node has its own, which is many times faster, since 20.15. */
export const crc32 = (zlib as { crc32?: typeof slowCrc32 }).crc32 ?? slowCrc32;
