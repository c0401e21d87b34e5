import { visible } from './escape';
import type { Reporter } from './reporter';

/** The report itself. */
export const json: Reporter = (report) => jsonText(report);

/**
 * Any value as JSON for a file or a terminal. JSON.stringify leaves C1 controls and bidirectional overrides as they are; as \u escapes they mean the
 * same to a program and nothing to a terminal.
 */
export function jsonText(value: unknown, indent: string | number = 2): string {
  const text = JSON.stringify(value, null, indent);
  return `${text.replace(/[^\n\x20-\x7e]/gu, (char) => (visible(char) === char ? char : codeUnits(char)))}\n`;
}

function codeUnits(char: string): string {
  return Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
    '',
  );
}
