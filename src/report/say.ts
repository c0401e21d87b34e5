import type { Labels } from '../model/catalog';

export type Values = Readonly<Record<string, string | number>>;

/** The label with its `{name}` placeholders filled in. A missing label shows its key, a missing value its placeholder. */
export function say(labels: Labels, key: string, values: Values = {}): string {
  const text = Object.hasOwn(labels, key) ? labels[key]! : key;
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : placeholder,
  );
}

/** The label `<prefix>.<id>`; an id without a label is shown as it is, since ids may be newer than the words. */
export function nameOf(labels: Labels, prefix: string, id: string): string {
  const key = `${prefix}.${id}`;
  return Object.hasOwn(labels, key) ? labels[key]! : id;
}
