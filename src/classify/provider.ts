import type { Catalog } from '../model/catalog';

/** The catalog's spelling of a record's provider, or null for a foreign one. The same id from another provider is not ours. */
export function providerOf(provider: string, sourceName: string | null, catalog: Catalog): string | null {
  const known = (name: string | null): string | undefined =>
    name === null ? undefined : catalog.providers.get(name.trim().toLowerCase());
  return known(provider) ?? known(sourceName) ?? null;
}
