/**
 * A copy of a value of JSON's kinds with every string passed through `change`. A path names fields, `[]` an element of a
 * list: `flows[].user.upn`. Keys of objects whose keys are data have the path `rules{}`.
 * @param change also gets the object that the string is a field of, if it is one
 */
export function mapStrings<T>(
  value: T,
  change: (text: string, path: string, within: Readonly<Record<string, unknown>> | null) => string,
  keyed: (path: string) => boolean = () => false,
): T {
  const walk = (inner: unknown, path: string, within: Readonly<Record<string, unknown>> | null): unknown => {
    if (typeof inner === 'string') return change(inner, path, within);
    if (Array.isArray(inner)) return inner.map((item) => walk(item, `${path}[]`, null));
    if (inner === null || typeof inner !== 'object') return inner;
    const fields = inner as Readonly<Record<string, unknown>>;
    const isKeyed = keyed(path);
    return Object.fromEntries(
      Object.entries(fields).map(([key, item]) => [
        isKeyed ? change(key, `${path}{}`, null) : key,
        walk(item, isKeyed ? `${path}{}.` : path === '' ? key : `${path}.${key}`, fields),
      ]),
    );
  };
  return walk(value, '', null) as T;
}
