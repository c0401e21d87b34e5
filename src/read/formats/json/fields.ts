/** An object of a JSON text; only its own properties count, whatever they are called. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const own = (object: JsonObject, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

/** Of the few paths that are asked for over and over. */
const keysOf = new Map<string, readonly string[]>();

/** The value at a dotted path, written as nested objects or, as some exports do, as one key with dots in it. */
export function at(object: JsonObject, path: string): unknown {
  const flat = own(object, path);
  if (flat !== undefined || !path.includes('.')) return flat;
  let keys = keysOf.get(path);
  if (!keys) keysOf.set(path, (keys = path.split('.')));
  let value: unknown = object;
  for (const key of keys) {
    if (!isObject(value)) return undefined;
    value = own(value, key);
  }
  return value;
}

/**
 * A value as text; null for what is none. Kibana lists every field, so a list of one stands for its item; Windows
 * PowerShell wraps what has members of its own, so an object stands for its `value`.
 */
export function textOf(value: unknown): string | null {
  const inner =
    Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : isObject(value) ? own(value, 'value') : value;
  if (typeof inner === 'string') return inner;
  return typeof inner === 'number' || typeof inner === 'boolean' ? String(inner) : null;
}

/** The text at the first of the paths that has one. */
export function firstText(object: JsonObject, paths: readonly string[]): string | null {
  for (const path of paths) {
    const found = textOf(at(object, path));
    if (found !== null) return found;
  }
  return null;
}

/** The items of a list, also of one that Windows PowerShell wrapped; null for what is no list. */
export function listOf(value: unknown): readonly unknown[] | null {
  const inner = isObject(value) ? own(value, 'value') : value;
  return Array.isArray(inner) ? inner : null;
}
