import type { Catalog, OperationEntry } from '../model/catalog';
import type { EventKey } from '../model/event-key';

/** What an event code does to an operation. */
export interface Role {
  part: 'start' | 'success' | 'failure' | 'step';
  /** null: the code belongs to no operation alone. */
  operation: OperationEntry | null;
  /** The lower, the more a failure code says about what went wrong. */
  rank: number;
  /** True for codes that speak of an attempt only when they carry its tracking id. */
  needsTrackingId: boolean;
}

/** Unpublished codes of a failure range say less than the published ones of the same family. */
const UNPUBLISHED = 100;
const SERVICE = 200;
const OPERATION = 300;

/** Looks up roles by event key, from catalog data alone. */
export function rolesOf(catalog: Catalog): (key: EventKey) => Role | null {
  const roles = new Map<EventKey, Role>();
  const { failsAny, failsWithTrackingId, failureRanges } = catalog.settings;
  const add = (key: EventKey, role: Role): unknown => roles.has(key) || roles.set(key, role);

  failsAny.forEach((key, rank) => add(key, { part: 'failure', operation: null, rank, needsTrackingId: false }));
  for (const operation of catalog.operations) {
    const part = (part: Role['part'], rank = 0): Role => ({ part, operation, rank, needsTrackingId: false });
    operation.starts.forEach((key) => add(key, part('start')));
    operation.succeeds.forEach((key) => add(key, part('success')));
    if (operation.joinedByOrder) continue; // their failure codes are shared with the service: see sequences.ts
    operation.steps.forEach((key) => add(key, part('step')));
    operation.fails.forEach((key) => add(key, part('failure', OPERATION)));
  }
  failsWithTrackingId.forEach((key, at) =>
    add(key, { part: 'failure', operation: null, rank: SERVICE + at, needsTrackingId: true }),
  );

  return (key) => {
    const known = roles.get(key);
    if (known || catalog.eventByKey.has(key)) return known ?? null;
    const [provider, id] = [key.slice(0, key.lastIndexOf('/')), Number(key.slice(key.lastIndexOf('/') + 1))];
    const range = failureRanges.find((one) => one.provider === provider && id >= one.from && id <= one.to);
    if (!range) return null;
    const { needsTrackingId } = range;
    return { part: 'failure', operation: null, rank: needsTrackingId ? OPERATION - 1 : UNPUBLISHED, needsTrackingId };
  };
}
