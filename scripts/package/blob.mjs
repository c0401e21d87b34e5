// What Node finds inside the executable: our bundle, and how to run it.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../setup.mjs';

/** By this resource name, and only where this mark ends in `:1`, does Node run what it carries. */
export const blobName = 'NODE_SEA_BLOB';
/** In two pieces, so that it is not met a second time in a program that carries this file. */
export const fuse = ['NODE_SEA_FUSE', 'fce680ab2cc467b6e072b8b5df1996b2'].join('_');

/** Has `node` itself write the blob for `bundle`, a file name in `folder`: the layout changes with its version. */
export function makeBlob(node, folder, bundle) {
  const config = {
    main: bundle,
    output: 'blob',
    disableExperimentalSEAWarning: true,
    // Both would be for the machine that builds.
    useSnapshot: false,
    useCodeCache: false,
    // Else NODE_OPTIONS could make a program on a server run foreign code.
    execArgvExtension: 'none',
  };
  writeFileSync(join(folder, 'blob.json'), JSON.stringify(config));
  // Names without folders, for the blob holds them, and must not depend on where it was made.
  const options = { cwd: folder, env: {}, encoding: 'utf8' };
  const { status, stderr } = spawnSync(node, ['--experimental-sea-config', 'blob.json'], options);
  if (status !== 0) throw new SetupError(`Node could not make the blob:\n${stderr}`);
  return readFileSync(join(folder, 'blob'));
}

/** Where the mark stands in an executable; it must stand there once, with `state` behind it. */
export function findFuse(bytes, state) {
  const at = bytes.indexOf(`${fuse}:${state}`);
  if (at < 0 || bytes.indexOf(fuse) !== at || bytes.indexOf(fuse, at + 1) >= 0)
    throw new SetupError(`The executable does not hold ${fuse}:${state} exactly once.`);
  return at + fuse.length + 1;
}
