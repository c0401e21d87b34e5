import type { ExportStep } from './exports';
import type { Call } from './programs';
import type { Question } from './questions';

/** The command lines that would be run, for a person to run in a command prompt. */
export function commandLines(exports: readonly ExportStep[], asked: readonly Question[]): string[] {
  return [
    ...exports.map(({ call }) => commandLine(call)),
    ...asked.flatMap(({ call }) => (call ? commandLine(call) : [])),
  ];
}

function commandLine({ program, args, outFile }: Call): string {
  const words = [program, ...args].map(quoted).join(' ');
  return outFile === undefined ? words : `${words} > ${quoted(outFile)}`;
}

/** For cmd.exe; none of our arguments holds a double quote. */
const quoted = (word: string): string => (/^[\w./:\\-]+$/.test(word) ? word : `"${word}"`);
