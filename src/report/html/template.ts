import { escapeHtml } from '../escape';

/** Text that is HTML already. Only the `html` tag makes it, so everything else is escaped. */
export class Markup {
  constructor(private readonly source: string) {}

  toString(): string {
    return this.source;
  }
}

export type Child = Markup | string | number | null | false | readonly Child[];

/** A template whose values are escaped, in elements and in quoted attributes alike; null and false draw nothing. */
export function html(fixed: TemplateStringsArray, ...values: Child[]): Markup {
  const parts = unindented(fixed);
  return new Markup(parts.map((part, at) => part + (at < values.length ? render(values[at]!) : '')).join(''));
}

const seen = new WeakMap<TemplateStringsArray, string[]>();

/** The indentation of the source says nothing to a browser and would double the size of a long table. */
function unindented(fixed: TemplateStringsArray): string[] {
  const parts = seen.get(fixed) ?? fixed.map((part) => part.replace(/\n\s+/g, '\n'));
  seen.set(fixed, parts);
  return parts;
}

function render(child: Child): string {
  if (child === null || child === false) return '';
  if (child instanceof Markup) return child.toString();
  if (typeof child === 'object') return child.map(render).join('');
  return escapeHtml(String(child));
}
