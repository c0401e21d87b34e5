/**
 * Every program that aadclog ever starts, where Windows has it. All of them are parts of Windows, and with the arguments
 * that `exports.ts`, `questions.ts` and `log-queries.ts` give them they only read; the one thing written is the exported
 * log. They are started by their full path: Windows would look in the current folder first.
 */
export const PROGRAMS = {
  wevtutil: 'System32\\wevtutil.exe',
  sc: 'System32\\sc.exe',
  reg: 'System32\\reg.exe',
  w32tm: 'System32\\w32tm.exe',
  powershell: 'System32\\WindowsPowerShell\\v1.0\\powershell.exe',
} as const;

export type Program = keyof typeof PROGRAMS;

/** One program with its arguments; there is no shell in between. */
export interface Call {
  program: Program;
  args: readonly string[];
  timeoutMs: number;
  /** Where standard output goes instead of into memory. */
  outFile?: string;
}

export interface Answer {
  /** Exit status; null where it did not get that far, and `failure` says why. */
  code: number | null;
  failure: 'timed-out' | 'no-program' | 'too-long' | null;
  /** Empty where it went to a file. */
  stdout: Uint8Array;
  stderr: Uint8Array;
}

/** Runs a program; never rejects for what the program does. */
export type RunProgram = (call: Call) => Promise<Answer>;

/** Programs of Windows answer in the console's code page; what is looked for in it is ASCII. */
export const textOf = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Some answer in UTF-16 when nobody looks.
  return text.includes(0) ? text.toString('utf16le') : text.toString('utf8');
};

/** Where something was not found out, the first line of what the program said. */
export function complaint({ code, stdout, stderr }: Answer): string {
  const said = [stderr, stdout].map((bytes) => textOf(bytes).trim()).find((text) => text !== '') ?? '';
  const line = said.split(/\r?\n/, 1)[0]!.slice(0, LONGEST_COMPLAINT);
  return [code === null ? '' : String(code), line].filter(Boolean).join(': ');
}
const LONGEST_COMPLAINT = 300;
