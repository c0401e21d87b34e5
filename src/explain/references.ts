import type {
  Catalog,
  CauseEntry,
  Condition,
  Confidence,
  Evidence,
  OperationEntry,
  RemediationEntry,
  SymptomEntry,
} from '../model/catalog';
import type { EventKey } from '../model/event-key';

/** A cause that a code is evidence for, how sure it makes, and what must hold beside it. */
export interface CauseReference {
  cause: CauseEntry;
  confidence: Confidence;
  role: Evidence['role'];
  /** What else the evidence asks for; null: the code says it by itself. */
  besides: Condition | null;
}

const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible'];

/** Causes with the code among their evidence, those that it shows by itself first, then the surest. */
function causesWith(part: 'key' | 'hresult', code: string, { causes }: Catalog): CauseReference[] {
  const references = causes.flatMap((cause) =>
    cause.evidence
      .filter(({ when }) => when[part]?.some((each) => each === code))
      .map(({ when, confidence, role }): CauseReference => {
        const { key: _, hresult, ...others } = when;
        // The events that an error code stands in are told with the cause.
        const rest: Condition = part === 'key' && hresult ? { ...others, hresult } : others;
        return { cause, confidence, role, besides: Object.keys(rest).length === 0 ? null : rest };
      }),
  );
  const once = references.filter(
    (one, at) => references.findIndex((other) => other.cause === one.cause && alike(other, one)) === at,
  );
  const rank = ({ besides, role, confidence }: CauseReference): number =>
    (besides === null ? 0 : 100) + (role === 'decisive' ? 0 : 10) + CONFIDENCES.indexOf(confidence);
  return once.sort((a, b) => rank(a) - rank(b));
}

const alike = (a: CauseReference, b: CauseReference): boolean =>
  JSON.stringify([a.confidence, a.role, a.besides]) === JSON.stringify([b.confidence, b.role, b.besides]);

export const causesOfEvent = (key: EventKey, catalog: Catalog): CauseReference[] => causesWith('key', key, catalog);
export const causesOfHresult = (code: string, catalog: Catalog): CauseReference[] =>
  causesWith('hresult', code, catalog);

const PARTS = ['starts', 'succeeds', 'fails', 'steps'] as const;
/** What an event does to an operation. */
export interface OperationReference {
  operation: OperationEntry;
  part: (typeof PARTS)[number];
}

export const operationsOf = (key: EventKey, { operations }: Catalog): OperationReference[] =>
  operations.flatMap((operation) =>
    PARTS.filter((part) => operation[part].includes(key)).map((part) => ({ operation, part })),
  );

/** How an event ends operations of every kind, by the settings; null where it does not. */
export function endsAnyOperation(key: EventKey, { settings }: Catalog): 'always' | 'with-tracking-id' | null {
  if (settings.failsAny.includes(key)) return 'always';
  return settings.failsWithTrackingId.includes(key) ? 'with-tracking-id' : null;
}

export const symptomsOfEvent = (key: EventKey, { symptoms }: Catalog): SymptomEntry[] =>
  symptoms.filter(({ lookFor }) => lookFor.some(({ keys }) => keys.includes(key)));
export const symptomsOfCause = (id: string, { symptoms }: Catalog): SymptomEntry[] =>
  symptoms.filter(({ causes }) => causes.includes(id));
export const symptomsOfRemediation = (id: string, { symptoms }: Catalog): SymptomEntry[] =>
  symptoms.filter(({ remediations }) => remediations.includes(id));
export const causesOfRemediation = (id: string, { causes }: Catalog): CauseEntry[] =>
  causes.filter(({ remediations }) => remediations.includes(id));
export const remediationsOf = (ids: readonly string[], { remediationById }: Catalog): RemediationEntry[] =>
  ids.flatMap((id) => remediationById.get(id) ?? []);
