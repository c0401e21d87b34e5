import type { CauseEntry, Condition, Evidence, Fragment } from '../../model/catalog';
import type { CauseReference } from '../references';
import type { Speech } from './speech';

/** `PasswordResetService/33001, 33009; ADSync/6329`: each provider once. */
export function keysInWords(keys: readonly string[]): string {
  const byProvider = new Map<string, string[]>();
  for (const key of keys) {
    const slash = key.lastIndexOf('/');
    const provider = key.slice(0, slash);
    byProvider.set(provider, [...(byProvider.get(provider) ?? []), key.slice(slash + 1)]);
  }
  return [...byProvider].map(([provider, ids]) => `${provider}/${ids.join(', ')}`).join('; ');
}

/** The parts of a condition in words, joined by semicolons; all of them must hold. */
export function conditionInWords(when: Condition, { say }: Speech): string {
  const { key, hresult, text, rpcError, errorCode, operation, unblockUser, othersSucceed } = when;
  const anyOf = (items: readonly (string | number)[]): string => listed(items, say('explain.or'));
  const parts = [
    key && say('explain.condition.key', { keys: keysInWords(key) }),
    hresult && say('explain.condition.hresult', { codes: anyOf(hresult) }),
    text && say('explain.condition.text', { texts: anyOf(text.map((each) => fragmentInWords(each, say))) }),
    rpcError && say('explain.condition.rpc-error', { codes: anyOf(rpcError) }),
    errorCode && say('explain.condition.error-code', { codes: anyOf(errorCode) }),
    operation &&
      say('explain.condition.operation', { operations: anyOf(operation.map((id) => say(`operation.${id}`))) }),
    unblockUser !== undefined && say(`explain.condition.unblock-user.${unblockUser ? 'yes' : 'no'}`),
    othersSucceed !== undefined && say(`explain.condition.others-succeed.${othersSucceed ? 'yes' : 'no'}`),
  ];
  return parts.filter(Boolean).join('; ');
}

/** `a, b or c`. */
const listed = (items: readonly (string | number)[], conjunction: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')}${conjunction}${items.at(-1)}`;

function fragmentInWords(fragment: Fragment, say: Speech['say']): string {
  if (typeof fragment === 'string') {
    const isPattern = fragment.length > 2 && fragment.startsWith('/') && fragment.endsWith('/');
    return isPattern
      ? say('explain.condition.pattern', { pattern: fragment })
      : say('explain.quoted', { text: fragment });
  }
  const quoted = fragment.map((text) => say('explain.quoted', { text }));
  return say('explain.condition.same-line', { texts: listed(quoted, say('explain.and')) });
}

/** The ways to recognise a cause, best first. */
export function evidenceInWords(cause: CauseEntry, speech: Speech): string[] {
  const { say } = speech;
  return cause.evidence.map(({ when, confidence, role }) => {
    const condition = conditionInWords(when, speech);
    const text = say('explain.evidence', { confidence: say(`confidence.${confidence}`), condition });
    return role === 'decisive' ? text : `${text} (${roleInWords(role, cause, speech)})`;
  });
}

function roleInWords(
  role: Exclude<Evidence['role'], 'decisive'>,
  cause: CauseEntry,
  { say, pick, catalog }: Speech,
): string {
  if (role === 'fallback') return say('explain.role.fallback');
  const other = catalog.causeById.get(cause.besides ?? '');
  return say('explain.role.beside', { cause: other ? pick(other.title) : (cause.besides ?? '') });
}

/** A cause that a code speaks for: how sure, and what must stand beside the code. */
export function causeReferenceInWords(reference: CauseReference, speech: Speech): string {
  const { cause, confidence, role, besides } = reference;
  const { say, pick } = speech;
  const details = [say(`confidence.${confidence}`), ...(role === 'decisive' ? [] : [roleInWords(role, cause, speech)])];
  const words = say('explain.cause-reference', { title: pick(cause.title), details: details.join('; ') });
  if (besides === null) return words;
  return say('explain.together', { condition: conditionInWords(besides, speech), reference: words });
}
