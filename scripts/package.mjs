// `npm run package [-- --sign CERT.pem KEY.pem]`: the program with its Node as one file, for Windows and for Linux.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { checkNodeSignature, sign } from './package/authenticode.mjs';
import { home, installBase } from './package/base.mjs';
import { makeBlob } from './package/blob.mjs';
import { makeLinux } from './package/linux.mjs';
import { notices } from './package/notices.mjs';
import { checkWindows } from './package/windows-check.mjs';
import { makeWindows } from './package/windows.mjs';
import { isMain, main, root, SetupError, setUp } from './setup.mjs';

const usage = `npm run package -- [options]
  --output FOLDER          instead of dist/package; it is replaced as a whole
  --sign CERT.pem KEY.pem  sign aadclog.exe; the first may hold the chain
  --timestamp URL          with --sign: have a time stamp server say when
  --skip-signature-check   take node.exe as the lock file pins it, without looking at who signed it`;

/** Makes everything beside the folder and then swaps, so that what is there is whole, and of one making. */
export async function makePackage({ output, skipSignatureCheck = false, signing = null }) {
  const node = installBase();
  if (skipSignatureCheck) process.stderr.write('WARNING: it was NOT checked who signed node.exe.\n');
  else checkNodeSignature(node.windows);

  const work = `${output}.${process.pid}`;
  const inWork = (name) => join(work, name);
  try {
    mkdirSync(inWork('parts'), { recursive: true });
    const metafile = await build(inWork('parts/aadclog.cjs'), `node${node.version}`);
    const blob = makeBlob(node.linux, inWork('parts'), 'aadclog.cjs');
    const about = { ...ourselves(), node: node.version };
    const exe = inWork('aadclog.exe');
    await makeWindows({ node: node.windows, blob, file: exe, about });
    await checkWindows({ file: exe, blob, about, signed: false });
    if (signing) {
      renameSync(exe, inWork('parts/unsigned.exe'));
      sign({ ...signing, file: inWork('parts/unsigned.exe'), signed: exe });
      await checkWindows({ file: exe, blob, about, signed: true });
    }
    await makeLinux({ node: node.linux, blob, file: inWork('aadclog') });
    rmSync(inWork('parts'), { recursive: true });

    copyFileSync(join(root, 'LICENSE'), inWork('LICENSE.txt'));
    copyFileSync(join(root, 'INSTALL.md'), inWork('INSTALL.md'));
    copyFileSync(node.licence, inWork('NODE-LICENSE.txt'));
    writeFileSync(inWork('THIRD-PARTY-NOTICES.txt'), notices(metafile));
    const papers = readdirSync(work).filter((name) => /\.(txt|md)$/.test(name));
    for (const [program, system] of [
      ['aadclog.exe', 'win-x64'],
      ['aadclog', 'linux-x64'],
    ])
      zip(node.linux, inWork(`aadclog-${about.version}-${system}.zip`), [program, ...papers.sort()].map(inWork));
    writeFileSync(inWork('SHA256SUMS'), sums(work));
    rmSync(output, { recursive: true, force: true });
    renameSync(work, output);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function ourselves() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [copyright] = /^Copyright.*$/m.exec(readFileSync(join(root, 'LICENSE'), 'utf8'));
  return { version, copyright };
}

function zip(node, archive, files) {
  const { status } = spawnSync(node, [join(home, 'zip.mjs'), archive, ...files], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new SetupError(`${basename(archive)} could not be written.`);
}

/** In the form that `sha256sum --check` reads. */
function sums(folder) {
  const line = (name) =>
    `${createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex')}  ${name}\n`;
  return readdirSync(folder).sort().map(line).join('');
}

function optionsOf(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        output: { type: 'string', default: join(root, 'dist', 'package') },
        sign: { type: 'boolean', default: false },
        timestamp: { type: 'string' },
        'skip-signature-check': { type: 'boolean', default: false },
      },
    });
    if (positionals.length !== (values.sign ? 2 : 0)) throw new Error('--sign takes a certificate and its key.');
    if (values.timestamp !== undefined && !values.sign) throw new Error('--timestamp needs --sign.');
    const [certificate, key] = positionals.map((path) => resolve(path));
    const signing = values.sign ? { certificate, key, timestamp: values.timestamp } : null;
    return { output: resolve(values.output), skipSignatureCheck: values['skip-signature-check'], signing };
  } catch (error) {
    throw new SetupError(`${error.message}\n\n${usage}`, { cause: error });
  }
}

if (isMain(import.meta.url))
  await main(async () => {
    const started = performance.now();
    const options = optionsOf(process.argv.slice(2));
    setUp();
    await makePackage(options);
    for (const name of readdirSync(options.output)) {
      const megabytes = statSync(join(options.output, name)).size / 1e6;
      process.stdout.write(`${megabytes.toFixed(1).padStart(8)} MB  ${join(options.output, name)}\n`);
    }
    process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  });
