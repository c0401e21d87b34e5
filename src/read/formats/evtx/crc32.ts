/** Tables of "slicing by 16": table k says what a byte does to the remainder k bytes later. */
const SLICES = 16;
const POLYNOMIAL = 0xedb88320;
const tables = Array.from({ length: SLICES }, () => new Int32Array(256));
const [t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, t14, t15] = tables as [
  ...[Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array],
  ...[Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array],
];
for (let byte = 0; byte < 256; byte += 1) {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  t0[byte] = rest;
}
for (let k = 1; k < SLICES; k += 1)
  for (let byte = 0; byte < 256; byte += 1) {
    const before = tables[k - 1]![byte]!;
    tables[k]![byte] = (before >>> 8) ^ t0[before & 255]!;
  }

const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** CRC-32 of some bytes, or of all before them too when theirs is given. Sixteen bytes at a time where memory allows it. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  let at = 0;
  if (littleEndian && bytes.byteOffset % 4 === 0) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, (bytes.length >> 4) * 4);
    for (let i = 0; i < words.length; i += 4) {
      const a = words[i]! ^ crc;
      const b = words[i + 1]!;
      const c = words[i + 2]!;
      const d = words[i + 3]!;
      crc =
        t15[a & 255]! ^
        t14[(a >>> 8) & 255]! ^
        t13[(a >>> 16) & 255]! ^
        t12[a >>> 24]! ^
        t11[b & 255]! ^
        t10[(b >>> 8) & 255]! ^
        t9[(b >>> 16) & 255]! ^
        t8[b >>> 24]! ^
        t7[c & 255]! ^
        t6[(c >>> 8) & 255]! ^
        t5[(c >>> 16) & 255]! ^
        t4[c >>> 24]! ^
        t3[d & 255]! ^
        t2[(d >>> 8) & 255]! ^
        t1[(d >>> 16) & 255]! ^
        t0[d >>> 24]!;
    }
    at = words.length * 4;
  }
  for (; at < bytes.length; at += 1) crc = (crc >>> 8) ^ t0[(crc ^ bytes[at]!) & 255]!;
  return ~crc >>> 0;
}
