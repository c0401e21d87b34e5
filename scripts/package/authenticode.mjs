// Signatures of Windows programs, by osslsigncode: who signed the Node that we take, and our own signature on the result.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { SetupError } from '../setup.mjs';
import { home } from './base.mjs';

/**
 * The root that Node's signer leads to. SHA-256 of the certificate:
 * 5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270.
 */
const root = join(home, 'microsoft-identity-verification-root-2020.pem');
/** The root signs for whoever rents a certificate, so the name counts as well. */
const signer = /^\s*Signer's certificate:\s+-+\s+Signer #0:\s+Subject: \S.*\/O=OpenJS Foundation\//m;
/** The first that can do without the lists of revoked certificates, which need a network. */
const needed = [2, 8];

/** Throws a SetupError unless `file` carries the unbroken signature of those who publish Node. */
export function checkNodeSignature(file) {
  requireTool('to check who signed node.exe; --skip-signature-check goes on without');
  const { status, stdout } = osslsigncode(['verify', '-ignore-crl', '-CAfile', root, '-TSA-CAfile', root, '-in', file]);
  if (status !== 0 || !signer.test(stdout))
    throw new SetupError(`${file} is not signed by the OpenJS Foundation, or was changed since:\n${stdout}`);
}

/** Signs with a certificate and its key, both PEM; `timestamp` is the address of a time stamp server, or undefined. */
export function sign({ file, signed, certificate, key, timestamp }) {
  requireTool('to sign');
  const stamping = timestamp === undefined ? [] : ['-ts', timestamp];
  const names = ['-certs', certificate, '-key', key, '-h', 'sha256', '-n', 'aadclog', ...stamping];
  const { status, stdout, stderr } = osslsigncode(['sign', ...names, '-in', file, '-out', signed]);
  if (status !== 0) throw new SetupError(`Signing failed:\n${stdout}${stderr}`);
  // Whether Windows will trust the certificate is its own affair; that the signature fits the file is ours.
  const verified = osslsigncode(['verify', '-ignore-crl', '-CAfile', certificate, '-in', signed]).stdout;
  const [, written, counted] =
    /Current message digest\s*: (\S+)[^]*?Calculated message digest\s*: (\S+)/.exec(verified) ?? [];
  if (written === undefined || written !== counted) throw new SetupError(`The signature does not fit:\n${verified}`);
}

/** Throws a SetupError unless the tool is there and new enough. */
export function requireTool(purpose) {
  const { stdout } = osslsigncode(['--version']);
  const version = /osslsigncode (\d+)\.(\d+)/
    .exec(stdout ?? '')
    ?.slice(1)
    .map(Number);
  const enough = version && (version[0] - needed[0] || version[1] - needed[1]) >= 0;
  if (!enough) throw new SetupError(`osslsigncode ${needed.join('.')} or newer is needed ${purpose}.`);
}

const osslsigncode = (args) => spawnSync('osslsigncode', args, { encoding: 'utf8' });
