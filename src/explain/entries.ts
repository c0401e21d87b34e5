import type {
  Catalog,
  CauseEntry,
  EventEntry,
  HresultEntry,
  OperationEntry,
  RemediationEntry,
  SymptomEntry,
} from '../model/catalog';
import { eventKey } from '../model/event-key';

interface EntryOf {
  event: EventEntry;
  hresult: HresultEntry;
  cause: CauseEntry;
  remediation: RemediationEntry;
  symptom: SymptomEntry;
  operation: OperationEntry;
}

/** What can be explained, in the order in which it is shown. */
export const ENTRY_KINDS = ['event', 'hresult', 'cause', 'remediation', 'symptom', 'operation'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One entry of the catalog; `id` is what a person types: an event key, eight hex digits, an id. */
export type Known = { [K in EntryKind]: { kind: K; id: string; entry: EntryOf[K] } }[EntryKind];
export type KnownOf<K extends EntryKind> = Extract<Known, { kind: K }>;

/** Every entry of the catalog: by kind, then by provider and number, or by id. */
export function knownEntries(catalog: Catalog): Known[] {
  const byId = <T extends { id: string }>(list: T[]): T[] => list.sort((a, b) => (a.id < b.id ? -1 : 1));
  const events = catalog.events.map((entry) => known('event', eventKey(entry.provider, entry.id), entry));
  return [
    ...events.sort((a, b) => compare(a.entry.provider, b.entry.provider) || a.entry.id - b.entry.id),
    ...byId(catalog.hresults.map((entry) => known('hresult', entry.hresult, entry))),
    ...byId(catalog.causes.map((entry) => known('cause', entry.id, entry))),
    ...byId(catalog.remediations.map((entry) => known('remediation', entry.id, entry))),
    ...byId(catalog.symptoms.map((entry) => known('symptom', entry.id, entry))),
    ...byId(catalog.operations.map((entry) => known('operation', entry.id, entry))),
  ];
}

const known = <K extends EntryKind>(kind: K, id: string, entry: EntryOf[K]): KnownOf<K> =>
  ({ kind, id, entry }) as unknown as KnownOf<K>;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Names that people call it by, beside its id. */
export function namesOf({ kind, entry }: Known): string[] {
  if (kind === 'event') return [...(entry.name === null ? [] : [entry.name]), ...entry.aliases];
  if (kind === 'symptom') return entry.aliases;
  return kind === 'hresult' ? (entry.misprints ?? []) : [];
}
