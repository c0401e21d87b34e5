/**
 * A copy of a value of JSON's kinds with every string passed through `change`. A path names fields, `[]` an element of a
 * list: `flows[].user.upn`. Keys of objects whose keys are data have the path `rules{}`.
 */
export function mapStrings<T>(
  value: T,
  change: (text: string, path: string) => string,
  keyed: (path: string) => boolean = () => false,
): T {
  const walk = (inner: unknown, path: string): unknown => {
    if (typeof inner === 'string') return change(inner, path);
    if (Array.isArray(inner)) return inner.map((item) => walk(item, `${path}[]`));
    if (inner === null || typeof inner !== 'object') return inner;
    const isKeyed = keyed(path);
    return Object.fromEntries(
      Object.entries(inner).map(([key, item]) => [
        isKeyed ? change(key, `${path}{}`) : key,
        walk(item, isKeyed ? `${path}{}.` : path === '' ? key : `${path}.${key}`),
      ]),
    );
  };
  return walk(value, '') as T;
}
