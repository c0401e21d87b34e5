import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { hostname } from 'node:os';
import { win32 } from 'node:path';
import { type Answer, type Call, PROGRAMS, type RunProgram } from '../collect';

/** The computer that aadclog runs on. */
export interface Machine {
  platform: string;
  hostName: string;
  run: RunProgram;
  /** Never over when it is aborted. */
  pause(ms: number, left?: AbortSignal): Promise<void>;
}

/** No answer that is of use is longer; events go to a file or come in small numbers. */
const LONGEST_ANSWER = 64 * 1024 * 1024;
const LONGEST_COMPLAINT = 64 * 1024;

export const thisMachine = (env: Readonly<Record<string, string | undefined>>): Machine => ({
  platform: process.platform,
  hostName: hostname(),
  run: programRunner((program) => win32.join(env['SystemRoot'] ?? 'C:\\Windows', PROGRAMS[program])),
  pause: (ms, left) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      left?.addEventListener('abort', () => clearTimeout(timer));
    }),
});

/** Starts programs without a shell: an argument is an argument, whatever is in it. */
export const programRunner =
  (pathOf: (program: Call['program']) => string): RunProgram =>
  ({ program, args, timeoutMs, outFile }) => {
    const out = outFile === undefined ? null : openSync(outFile, 'wx');
    return new Promise<Answer>((resolve) => {
      const child = spawn(pathOf(program), args, {
        shell: false,
        windowsHide: true,
        stdio: ['ignore', out ?? 'pipe', 'pipe'],
      });
      let failure: Answer['failure'] = null;
      const end = (why: Answer['failure']): void => {
        failure ??= why;
        child.kill('SIGKILL');
      };
      const timer = setTimeout(() => end('timed-out'), timeoutMs);
      const stdout = child.stdout && taken(child.stdout, LONGEST_ANSWER, () => end('too-long'));
      const stderr = child.stderr && taken(child.stderr, LONGEST_COMPLAINT, () => undefined);
      const finish = (code: number | null): void => {
        clearTimeout(timer);
        if (out !== null) closeSync(out);
        const answer = { stdout: stdout?.() ?? new Uint8Array(), stderr: stderr?.() ?? new Uint8Array() };
        resolve({ ...answer, code: failure === null ? code : null, failure });
      };
      child.once('error', () => {
        failure ??= 'no-program';
        finish(null);
      });
      // A signal that somebody else sent leaves no status.
      child.once('close', (code) => finish(code ?? KILLED));
    });
  };
const KILLED = -1;

/** Collects what a stream gives, up to a bound. */
function taken(stream: NodeJS.ReadableStream, most: number, onTooMuch: () => void): () => Uint8Array {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= most) chunks.push(chunk);
    else onTooMuch();
  });
  return () => Buffer.concat(chunks);
}
