import type { Catalog } from '../model/catalog';

/** Where a number lies among the known codes of a provider. */
export interface CodeRange {
  provider: string;
  from: number;
  to: number;
  /** The catalog says that every code of the range ends an attempt as failed. */
  endsAttempt: boolean;
}

/** Providers number their codes in blocks: by the thousand, below that by the hundred. */
const blockSize = (id: number): number => (id >= 1000 ? 1000 : 100);
/** Fewer known codes than this make no block. */
const LEAST = 3;
const NUMBER = /^(?:(.{1,80}?)[\s/]+)?(\d{1,5})$/s;

/** The ranges that an unknown event number lies in; `term` is a number, or a provider and a number. */
export function rangesAround(term: string, catalog: Catalog): CodeRange[] {
  const match = NUMBER.exec(term);
  if (!match) return [];
  const id = Number(match[2]);
  const named = match[1] === undefined ? undefined : catalog.providers.get(match[1].toLowerCase());
  const providers = [...catalog.providers.values()].filter((name) => named === undefined || name === named);
  if (match[1] !== undefined && named === undefined && !/^(?:event|händelse|id)/i.test(match[1])) return [];
  return providers.flatMap((provider) => rangeOf(provider, id, catalog) ?? []);
}

function rangeOf(provider: string, id: number, { settings, events }: Catalog): CodeRange | null {
  const failure = settings.failureRanges.find(
    (range) => range.provider === provider && range.from <= id && id <= range.to,
  );
  if (failure) return { ...failure, endsAttempt: true };
  const size = blockSize(id);
  const from = Math.floor(id / size) * size;
  const inBlock = events.filter((event) => event.provider === provider && event.id >= from && event.id < from + size);
  return inBlock.length >= LEAST ? { provider, from, to: from + size - 1, endsAttempt: false } : null;
}
