// The icon, drawn: a key over lines of a log. Uncompressed, because compressed bytes depend on the compressor's version.
const sizes = [16, 24, 32, 48, 64, 256];
const samples = 4;
const blue = [0x1f, 0x5f, 0xa8];
const pale = [0x7f, 0xa8, 0xd6];
const white = [0xff, 0xff, 0xff];

/** Shapes from back to front in a square of side 1, y downwards: is (x, y) inside? */
const shapes = [
  [blue, (x, y) => rounded(x, y, 0.02, 0.02, 0.98, 0.98, 0.18)],
  ...[0.2, 0.36, 0.68, 0.82].map((top) => [pale, (x, y) => rounded(x, y, 0.14, top, 0.86, top + 0.06, 0.03)]),
  [white, (x, y) => between(Math.hypot(x - 0.32, y - 0.5), 0.09, 0.19)],
  [white, (x, y) => rounded(x, y, 0.48, 0.455, 0.88, 0.545, 0.02)],
  [white, (x, y) => rounded(x, y, 0.66, 0.5, 0.73, 0.66, 0.02) || rounded(x, y, 0.8, 0.5, 0.87, 0.69, 0.02)],
];

const between = (value, from, to) => value >= from && value <= to;

function rounded(x, y, left, top, right, bottom, radius) {
  const dx = Math.max(left + radius - x, 0, x - right + radius);
  const dy = Math.max(top + radius - y, 0, y - bottom + radius);
  return dx * dx + dy * dy <= radius * radius;
}

/** The whole .ico file. */
export function icon() {
  const images = sizes.map(image);
  const header = Buffer.from([0, 0, 1, 0, sizes.length, 0]);
  let at = header.length + sizes.length * 16;
  const entries = images.map((bytes, i) => {
    const entry = Buffer.alloc(16);
    // A side of 256 is written as 0.
    entry[0] = entry[1] = sizes[i] % 256;
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(bytes.length, 8);
    entry.writeUInt32LE(at, 12);
    at += bytes.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...images]);
}

/** A bitmap of 32-bit pixels, bottom line first, and the mask that old readers expect: all of it shows. */
function image(side) {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(side, 4);
  // Picture and mask together.
  header.writeInt32LE(side * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(side * side * 4);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) pixels.set(pixel(x, y, side), ((side - 1 - y) * side + x) * 4);
  const mask = Buffer.alloc(side * 4 * Math.ceil(side / 32));
  return Buffer.concat([header, pixels, mask]);
}

/** Blue, green, red and cover, each a mean over points of the pixel. */
function pixel(x, y, side) {
  const sum = [0, 0, 0, 0];
  for (let point = 0; point < samples * samples; point += 1) {
    const [px, py] = [x + ((point % samples) + 0.5) / samples, y + (Math.floor(point / samples) + 0.5) / samples];
    const [colour] = shapes.findLast(([, holds]) => holds(px / side, py / side)) ?? [];
    if (colour) [...colour.toReversed(), 1].forEach((part, i) => (sum[i] += part));
  }
  const covered = sum[3];
  if (covered === 0) return sum;
  return [...sum.slice(0, 3).map((part) => Math.round(part / covered)), Math.round((255 * covered) / samples ** 2)];
}
