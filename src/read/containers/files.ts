import type { Stats } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { FileProblem, InputNote, InputProblem } from '../../model/record';
import { filesIn, systemCode } from './folder';
import { expandGlob, isGlob } from './glob';
import { namesOf, skippedNotes } from './likely';
import { openRandomly } from './random-access';
import type { OpenableSource } from './unpack';

/**
 * Bytes asked of the system in one go: each time may mean a wait for a busy machine, but what is more than a processor keeps
 * close at hand is slow to look at. A small file takes less memory.
 */
const [SMALLEST_BLOCK, LARGEST_BLOCK] = [65_536, 2_097_152];

export const STDIN = '-';

interface Opened {
  sources: OpenableSource[];
  problems: InputProblem[];
}

/** Where a file was found that nobody named. */
interface Found {
  within: string;
  notes: InputNote[];
}

/**
 * Turns what was named into logs to read, in that order and each once: files, folders with all below them, patterns, and
 * `-` for standard input. A path that exists is that path, even when it looks like a pattern. No file is opened before it
 * is read; what leads to no file is a problem.
 */
export async function openPaths(paths: string[], stdin: AsyncIterable<Uint8Array | string>): Promise<Opened> {
  const opened: Opened = { sources: [], problems: [] };
  const seen = new Set<string>();

  const problem = (file: string, reason: FileProblem, detail: string | null = null): void => {
    opened.problems.push({ file, offset: 0, reason, detail });
  };
  const add = async (path: string, status: Stats, found?: Found): Promise<void> => {
    const identity = await realpath(path).catch(() => path);
    const key = sep === '\\' ? identity.toLowerCase() : identity;
    if (seen.has(key)) return;
    seen.add(key);
    opened.sources.push(fileSource(path, status, found));
  };
  const addFolder = async (path: string): Promise<void> => {
    const { files, others, litter, problems } = await filesIn(path);
    opened.problems.push(...problems);
    if (files.length === 0 && problems.length === 0)
      problem(path, 'empty-folder', namesOf([...others, ...litter].map((file) => relative(path, file))));
    const notes = skippedNotes(path, others);
    for (const file of files) await addPath(file, { within: path, notes: notes.splice(0) });
  };
  const addPath = async (path: string, found?: Found): Promise<void> => {
    try {
      const status = await stat(path);
      await (status.isDirectory() ? addFolder(path) : add(path, status, found));
    } catch (error) {
      const code = systemCode(error);
      if (!isMissing(code)) return problem(path, 'not-readable', code);
      if (!isGlob(path)) return problem(path, 'no-such-path');
      const matches = await expandGlob(path);
      if (matches.length === 0) problem(path, 'no-match');
      for (const match of matches) await addMatch(match);
    }
  };
  // A file that is gone again since the pattern was expanded is no pattern of its own.
  const addMatch = async (path: string): Promise<void> => {
    const status = await stat(path).catch(() => null);
    if (!status) problem(path, 'no-such-path');
    else await (status.isDirectory() ? addFolder(path) : add(path, status));
  };

  for (const path of paths) {
    if (path !== STDIN) await addPath(path);
    else if (!seen.has(STDIN)) {
      seen.add(STDIN);
      opened.sources.push({ name: STDIN, size: null, open: () => asBytes(stdin) });
    }
  }
  return opened;
}

// Windows answers a `*` or `?` in a path with ENOENT or EINVAL, depending on where it stands.
const isMissing = (code: string): boolean => ['ENOENT', 'ENOTDIR', 'EINVAL'].includes(code);

/** Opened at the first byte asked for; closed at the end, or when the reader stops early. */
const fileSource = (path: string, status: Stats, found?: Found): OpenableSource => ({
  name: path,
  ...found,
  size: status.isFile() ? status.size : null,
  open: () => blocksOf(path, status.isFile() ? status.size : Infinity),
  // A pipe has a path too, but no places in it.
  ...(status.isFile() ? { openRandomly: () => openRandomly(path) } : {}),
});

type Buffers = readonly [Uint8Array, Uint8Array];
/** Those of the file before: new ones for each of hundreds of files would keep the collector of garbage busy. */
let spare: Buffers | null = null;

/** Two buffers in turn: the next bytes are on their way while the last ones are looked at. */
async function* blocksOf(path: string, fileSize: number): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const buffers = buffersFor(fileSize);
  const size = buffers[0].length;
  const read = (turn: number): Promise<{ bytesRead: number }> => file.read(buffers[turn & 1]!, 0, size);
  let ahead = read(0);
  try {
    for (let turn = 0; ; turn += 1) {
      const { bytesRead }: { bytesRead: number } = await ahead;
      if (bytesRead === 0) return;
      ahead = read(turn + 1);
      // A failure is met where its bytes are asked for, not while the ones before are looked at.
      ahead.catch(() => undefined);
      yield buffers[turn & 1]!.subarray(0, bytesRead);
    }
  } finally {
    await ahead.catch(() => undefined);
    spare = buffers;
    await file.close();
  }
}

function buffersFor(fileSize: number): Buffers {
  const size = Math.max(SMALLEST_BLOCK, Math.min(LARGEST_BLOCK, fileSize));
  const found = spare;
  spare = null;
  return found && found[0].length >= size ? found : [new Uint8Array(size), new Uint8Array(size)];
}

async function* asBytes(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}
