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
 * Divides files over archives so that none is longer than `limit` bytes before packing; a file that alone is longer has one
 * for itself. The order is kept.
 */
export function partsOf(files: readonly BundleFile[], limit: number): BundleFile[][] {
  const parts: BundleFile[][] = [[]];
  let length = 0;
  for (const file of files) {
    if (length > 0 && length + file.content.length > limit) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)!.push(file);
    length += file.content.length;
  }
  return parts;
}
