import type { Catalog } from '../../model/catalog';
import type { Report } from '../../model/report';
import { catalog } from './catalog.test-data';

/** The same report with `text` after every free text; what the program compares keeps its value, and so do the fields in `keep`. */
export function withEverywhere(report: Report, text: string, keep: string[] = []): Report {
  const kept = new Set([
    'language',
    'status',
    'operation',
    'outcome',
    'link',
    'kind',
    'severity',
    'fault',
    'confidence',
    'pattern',
    'risk',
    'schemaVersion',
    ...keep,
  ]);
  const walk = (value: unknown, key: string, parent: string): unknown => {
    if (typeof value === 'string') {
      return kept.has(key) && !(key === 'kind' && parent === 'notes') ? value : `${value}${text}`;
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, key, key));
    if (value === null || typeof value !== 'object') return value;
    if (key === 'rules') return Object.fromEntries(Object.entries(value).map(([id, state]) => [id + text, state]));
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name, parent)]));
  };
  return walk(report, '', '') as Report;
}

/** The catalog with `text` in every word of its causes and events. */
export function catalogWith(text: string): Catalog {
  const spoil = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
      (key === 'en' || key === 'sv') && typeof inner === 'string' ? inner + text : inner,
    ) as T;
  const map = <K, V>(all: ReadonlyMap<K, V>): Map<K, V> => new Map([...all].map(([id, entry]) => [id, spoil(entry)]));
  return {
    ...catalog,
    eventByKey: map(catalog.eventByKey),
    causeById: map(catalog.causeById),
    hresultByCode: map(catalog.hresultByCode),
  };
}
