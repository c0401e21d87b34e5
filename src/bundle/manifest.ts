/** What the bundle holds, so that whoever gets it can see that nothing is missing or changed. */
export interface Manifest {
  tool: { name: 'aadclog'; version: string; catalogVersion: string };
  createdAt: string;
  /** As it was given, without the names of files. */
  command: string;
  redacted: boolean;
  /** `parts` where the excerpt was too long for one archive. */
  parts: number;
  files: { name: string; part: number; bytes: number; sha256: string }[];
}

/** A file of the bundle, before it is packed. */
export interface BundleFile {
  name: string;
  content: Uint8Array;
}

/**
 * Divides files over archives so that none is longer than `limit` bytes; a file that alone is longer has one for itself. The
 * order is kept.
 * @param sizeOf bytes of a file in an archive
 */
export function partsOf(
  files: readonly BundleFile[],
  limit: number,
  sizeOf: (file: BundleFile) => number,
): BundleFile[][] {
  const parts: BundleFile[][] = [[]];
  let length = 0;
  for (const file of files) {
    const size = sizeOf(file);
    if (length > 0 && length + size > limit) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)!.push(file);
    length += size;
  }
  return parts;
}

/** The excerpt in as few files as fit the limit, each of them valid by itself; together they are the whole. */
export function excerptFiles<T>(
  records: readonly T[],
  limit: number,
  write: (records: readonly T[]) => Uint8Array,
  sizeOf: (file: BundleFile) => number,
): BundleFile[] {
  for (let count = 1; ; count *= 2) {
    const step = Math.max(1, Math.ceil(records.length / count));
    const cuts = Array.from({ length: Math.max(1, Math.ceil(records.length / step)) }, (_, at) => at * step);
    const files = cuts.map((from, at) => ({
      name: cuts.length === 1 ? 'events.xml' : `events-${at + 1}.xml`,
      content: write(records.slice(from, from + step)),
    }));
    if (step === 1 || files.every((file) => sizeOf(file) <= limit)) return files;
  }
}
