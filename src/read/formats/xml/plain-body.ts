/** The texts of an event's content, not yet decoded. */
export interface RawBody {
  data: string[];
  /** null where there is no rendering. */
  message: string | null;
}

/** Nearly always. */
const UNNAMED = '<Data>';
const DATA = /<Data(?: Name=(?:'[^'<>&]*'|"[^"<>&]*"))?>/y;
const RENDERING = /<RenderingInfo(?: Culture=(?:'[^'<>&]*'|"[^"<>&]*"))?><Message>/y;
const NAMED = ['Level', 'Task', 'Opcode', 'Channel', 'Provider'].map((name) => `<${name}>[^<&]*</${name}>`).join('|');
const KEYWORDS = '<Keywords>(?:<Keyword>[^<&]*</Keyword>)*</Keywords>';
/** Behind the message: how Windows names the head's numbers. */
const NAMES_AND_END = new RegExp(`</Message>(?:${NAMED}|${KEYWORDS})*</RenderingInfo></Event>$`, 'y');

/**
 * Reads what follows the head of an event, where it is written as Windows writes nearly all of ours: insertion strings, and
 * perhaps the rendered message. null for every other form, which is no verdict on it.
 */
export function readBody(text: string): RawBody | null {
  const data: string[] = [];
  if (!text.startsWith('<EventData>')) return null;
  let at = '<EventData>'.length;
  while (!text.startsWith('</EventData>', at)) {
    const from = text.startsWith(UNNAMED, at) ? at + UNNAMED.length : fits(DATA, text, at);
    if (from < 0) return null;
    const to = text.indexOf('<', from);
    if (!text.startsWith('</Data>', to)) return null;
    data.push(text.slice(from, to));
    at = to + '</Data>'.length;
  }
  at += '</EventData>'.length;
  if (text.startsWith('</Event>', at)) return at + '</Event>'.length === text.length ? { data, message: null } : null;
  const from = fits(RENDERING, text, at);
  if (from < 0) return null;
  const to = text.indexOf('<', from);
  return fits(NAMES_AND_END, text, to) < 0 ? null : { data, message: text.slice(from, to) };
}

/** Index behind what stands at `at`, else -1. */
function fits(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
