import { messageFields, trackingIdOf } from '../classify/message-fields';
import { rankCauses } from '../diagnose/causes';
import { subjectOf } from '../diagnose/conditions';
import { searchFor } from '../diagnose/fragments';
import type { Catalog, CauseEntry, Condition, Confidence, Evidence, Fragment } from '../model/catalog';
import type { ClassifiedEvent, MessageFields } from '../model/event';
import type { EventKey } from '../model/event-key';
import { bare } from './term';

/** What a pasted text says, and the causes that it speaks for, best first. */
export interface PastedText {
  fields: MessageFields;
  causes: { cause: CauseEntry; confidence: Confidence }[];
}

/** Shorter pieces stand in too many texts. */
const LEAST_PIECE = 8;
const weakest = (a: Confidence, b: Confidence): Confidence => {
  const order: readonly Confidence[] = ['certain', 'likely', 'possible'];
  return order[Math.max(order.indexOf(a), order.indexOf(b))]!;
};

/**
 * Holds a text against the evidence of all causes, by the conditions that a diagnosis uses. What the text cannot tell
 * (which event it is from, which operation, how others fared) is taken to hold, and makes the cause less sure.
 * @param key the event that the text is from, where it tells.
 */
export function pastedCauses(text: string, key: EventKey | null, catalog: Catalog): PastedText {
  const provider = key === null ? (catalog.settings.trackedProviders[0] ?? '') : key.slice(0, key.lastIndexOf('/'));
  const fields = messageFields(text, catalog);
  const operation = catalog.operations.find(({ methods }) => methods.some((name) => fields.methods.includes(name)));
  const event: ClassifiedEvent = {
    ref: { file: '', computer: '', channel: '', recordId: '' },
    key: key ?? '/0',
    time: '',
    entry: (key && catalog.eventByKey.get(key)) ?? null,
    trackingId: catalog.settings.trackedProviders.includes(provider) ? trackingIdOf(text) : null,
    fields,
    lines: text.split('\n'),
  };
  const told = { key: key !== null, operation: operation !== undefined };
  const causes = catalog.causes.map((cause) => ({
    ...cause,
    evidence: cause.evidence.flatMap((evidence) => withoutUntold(evidence, told)),
  }));
  const subject = subjectOf([{ event, link: 'tracking-id' }], operation?.id ?? null);
  const ranked = rankCauses(subject, { ...catalog, causes }).map(({ cause, confidence }) => ({
    cause: catalog.causeById.get(cause.id)!,
    confidence,
  }));
  const pieces = catalog.causes.filter(
    (cause) => !ranked.some((one) => one.cause === cause) && isPieceOf(text, cause.evidence),
  );
  return { fields, causes: [...ranked, ...pieces.map((cause) => ({ cause, confidence: 'possible' as const }))] };
}

/** The evidence without the conditions that the text says nothing of; none where nothing is left to judge by. */
function withoutUntold(evidence: Evidence, told: { key: boolean; operation: boolean }): Evidence[] {
  const { key, operation, othersSucceed, ...when } = evidence.when;
  const kept: Condition = {
    ...when,
    ...(key && told.key ? { key } : {}),
    ...(operation && told.operation ? { operation } : {}),
  };
  const { unblockUser: _, operation: __, ...judged } = kept;
  if (Object.keys(judged).length === 0) return [];
  const isUnsure = (operation !== undefined && !told.operation) || othersSucceed !== undefined;
  const limit: Confidence = isUnsure ? 'possible' : key && !told.key ? 'likely' : 'certain';
  return [{ ...evidence, when: kept, confidence: weakest(evidence.confidence, limit) }];
}

/** Part of an evidence's text, too little to make it hold. */
function isPieceOf(text: string, evidence: readonly Evidence[]): boolean {
  const piece = bare(text);
  if (piece.length < LEAST_PIECE) return false;
  const occurs = searchFor(piece.startsWith('/') ? ` ${piece}` : piece);
  const inside = (fragment: Fragment): boolean => {
    const whole = typeof fragment === 'string' ? fragment : fragment.join('\n');
    return occurs(whole, whole.toLowerCase());
  };
  return evidence.some(({ when }) => when.text?.some(inside));
}
