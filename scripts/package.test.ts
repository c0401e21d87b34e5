import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTools, inModule } from './package/available';
import { bundle, counted, prepareSuite, runInside, runOutside, windowsNode } from './package/suite';
import { inside, interruptInWine, runInWine } from './package/wine';

/** The executables, made and used. What cannot be had here is skipped, loudly. */
const root = join(__dirname, '..');
const folder = join(root, 'dist', `package-test-${process.pid}`);
const inFolder = (name: string): string => join(folder, name);
const made = inFolder('made');
const exe = join(made, 'aadclog.exe');
/** Each making compresses 200 MB, and Wine is slow on a busy machine. */
const PATIENCE_MS = 600_000;

const tools = findTools();
const withNodes = tools.nodes ? describe : describe.skip;
const withSigner = tools.signer ? describe : describe.skip;
const inWine = tools.wine ? test : test.skip;

function packaged(output: string, ...more: string[]): SpawnSyncReturns<string> {
  const unchecked = tools.signer ? [] : ['--skip-signature-check'];
  const command = ['scripts/package.mjs', '--output', output, ...unchecked, ...more];
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
}
const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  inModule('../build.mjs', 'await m.ensureBuilt()');
  await prepareSuite(folder);
}, PATIENCE_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  'the bundle passes the suite on Node',
  () => expect(counted(runOutside([process.execPath, bundle], folder))).toEqual({ passed: 14, skipped: 8 }),
  PATIENCE_MS,
);

test('nothing in the bundle asks for a module that speaks to a network', () => {
  const asked = [...read(bundle).matchAll(/require\("(?:node:)?([a-z_0-9]+)[/"]/g)].map(([, name]) => name!);
  expect(asked).toContain('fs');
  const speaking = ['http', 'https', 'http2', 'tls', 'dns', 'dgram', 'inspector', 'cluster'];
  expect(asked.filter((name) => speaking.includes(name))).toEqual([]);
  // Of this one, only what tells an address from a name.
  expect(
    read(bundle)
      .match(/import_node_net\d*\.\w+/g)
      ?.filter((use) => !/\.isIP(v[46])?$/.test(use)),
  ).toEqual([]);
});

withNodes('the executables', () => {
  beforeAll(() => {
    const { status, stderr } = packaged(made);
    if (status !== 0) throw new Error(stderr);
  }, PATIENCE_MS);

  test('come with what belongs to them, and their sums are right', () => {
    const { version } = JSON.parse(read(root, 'package.json')) as { version: string };
    const papers = ['INSTALL.md', 'LICENSE.txt', 'NODE-LICENSE.txt', 'THIRD-PARTY-NOTICES.txt'];
    const zips = ['linux', 'win'].map((system) => `aadclog-${version}-${system}-x64.zip`);
    const names = [...papers, ...zips, 'aadclog', 'aadclog.exe'].sort();
    expect(readdirSync(made).sort()).toEqual([...names, 'SHA256SUMS'].sort());
    const hash = (name: string): string =>
      createHash('sha256')
        .update(readFileSync(join(made, name)))
        .digest('hex');
    expect(read(made, 'SHA256SUMS')).toBe(names.map((name) => `${hash(name)}  ${name}\n`).join(''));
  });

  test('name the licences of what is in the bundle, and of nothing else', () => {
    const notices = read(made, 'THIRD-PARTY-NOTICES.txt');
    for (const name of ['commander', 'fast-xml-parser', '@zip.js/zip.js', 'zod'])
      expect(notices).toContain(`\n${name} `);
    for (const name of ['jest', 'esbuild', 'postject']) expect(notices).not.toContain(`\n${name} `);
  });

  test('usage that makes no sense leaves what is there', () => {
    for (const wrong of [['--sign', 'one.pem'], ['stray'], ['--timestamp', 'here'], ['--no-such']]) {
      const { status, stderr } = packaged(made, ...wrong);
      expect([status, stderr.includes('npm run package -- [options]')]).toEqual([2, true]);
    }
    expect(existsSync(exe)).toBe(true);
  });

  withSigner('and signatures', () => {
    const check = (file: string): string =>
      inModule('authenticode.mjs', `m.checkNodeSignature(${JSON.stringify(file)})`).stderr;
    const refusal = 'is not signed by the OpenJS Foundation';

    test('node.exe is what its publisher signed; a changed byte or another signer is found', () => {
      expect(check(windowsNode)).toBe('');
      const bytes = readFileSync(windowsNode);
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(inFolder('changed.exe'), bytes);
      expect(check(inFolder('changed.exe'))).toContain(refusal);
      expect(check(exe)).toContain(refusal);
    });

    test('without the tool that checks, nothing is made', () => {
      const command = ['scripts/package.mjs', '--output', inFolder('unchecked')];
      const { status, stderr } = spawnSync(process.execPath, command, {
        cwd: root,
        encoding: 'utf8',
        env: { PATH: '' },
      });
      expect([status, stderr]).toEqual([2, expect.stringContaining('osslsigncode 2.8 or newer is needed')]);
      expect(existsSync(inFolder('unchecked'))).toBe(false);
    });
  });

  test(
    'a second making is alike, signed or not; the signature checks out against its certificate alone',
    () => {
      const own = makeCertificate('own');
      const other = makeCertificate('other');
      const again = inFolder('again');
      const signing = tools.signer ? ['--sign', own.certificate, own.key] : [];
      expect(packaged(again, ...signing)).toMatchObject({ status: 0 });
      const signed = readFileSync(join(again, 'aadclog.exe'));
      writeFileSync(inFolder('signed.exe'), signed);
      const [first, second] = [made, again].map((each) => read(each, 'SHA256SUMS').split('\n'));
      expect(second!.filter((line) => !/exe|win/.test(line))).toEqual(first!.filter((line) => !/exe|win/.test(line)));
      const unsigned = readFileSync(exe);
      expect(withoutSignature(signed, unsigned.length).equals(withoutSignature(unsigned, unsigned.length))).toBe(true);
      if (!tools.signer) return expect(second).toEqual(first);

      const verify = (against: string): number | null => {
        const options = ['-ignore-crl', '-CAfile', against, '-in', inFolder('signed.exe')];
        return spawnSync('osslsigncode', ['verify', ...options]).status;
      };
      expect([verify(own.certificate), verify(other.certificate)]).toEqual([0, 1]);
      // A failed making leaves what an earlier one made.
      expect(packaged(again, '--sign', own.certificate, other.key).status).toBe(2);
      expect(readFileSync(join(again, 'aadclog.exe')).equals(signed)).toBe(true);
    },
    PATIENCE_MS,
  );

  test(
    'aadclog on Linux needs nothing and obeys nobody',
    () => {
      const report = runOutside([join(made, 'aadclog')], folder, 'version|orders|nothing beside|archives|grows');
      expect(counted(report)).toMatchObject({ passed: 5 });
    },
    PATIENCE_MS,
  );

  inWine(
    'aadclog.exe passes the suite in Wine, and runs when it is signed',
    async () => {
      expect(counted(runInside(exe, folder))).toEqual({ passed: 22, skipped: 0 });
      const log = inside(join(root, 'fixtures', 'busy-day.xml'));
      expect(await interruptInWine([exe, 'watch', log], /Ctrl-C/)).toBe(130);
      const output = inFolder('output.txt');
      expect(runInWine([inFolder('signed.exe'), '--version'], {}, output)).toMatch(/^aadclog \d/);
    },
    PATIENCE_MS,
  );
});

/** A program but for what a signature changes: the table at its end, where that stands, and the sum over all. */
function withoutSignature(bytes: Buffer, length: number): Buffer {
  const copy = Buffer.from(bytes.subarray(0, length));
  const optionalHeader = copy.readUInt32LE(0x3c) + 24;
  copy.fill(0, optionalHeader + 64, optionalHeader + 68);
  return copy.fill(0, optionalHeader + 144, optionalHeader + 152);
}

function makeCertificate(name: string): { certificate: string; key: string } {
  const [certificate, key] = [inFolder(`${name}.pem`), inFolder(`${name}-key.pem`)];
  const usage = ['-addext', 'extendedKeyUsage=codeSigning', '-addext', 'keyUsage=digitalSignature'];
  const subject = ['-subj', `/CN=${name}`, '-days', '2', '-nodes', '-newkey', 'rsa:2048'];
  execFileSync('openssl', ['req', '-x509', ...subject, ...usage, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  return { certificate, key };
}
