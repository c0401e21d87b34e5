import type { Answer, ComparedFinding, FindingReason } from '../model/comparison';
import type { Pair } from './compare';
import { type Group, serversOf, weightOf } from './groups';
import { proofOf } from './proof';

/** One cause, before and after; at least one of the two is there. */
export function comparedFinding(before: Group | null, after: Group | null, pair: Pair): ComparedFinding {
  const group = (before ?? after)!;
  const weights = [before, after].flatMap((one) => (one ? [weightOf(one, pair.catalog)] : []));
  const weight = WEIGHTS.find((one) => weights.includes(one))!;
  const judged = before !== null && (weight === 'writeback' || weight === 'synchronisation');
  return {
    cause: group.cause,
    rule: group.rule,
    weight,
    change: before === null ? 'appeared' : after === null ? 'vanished' : 'remains',
    before: before?.sight ?? null,
    after: after?.sight ?? null,
    ...(judged ? judge(before, after, pair) : { answer: null, reasons: [] }),
  };
}

/** What weighs more on one side counts on both. */
const WEIGHTS: readonly ComparedFinding['weight'][] = ['writeback', 'synchronisation', 'user', 'note'];

function judge(before: Group, seen: Group | null, pair: Pair): { answer: Answer; reasons: FindingReason[] } {
  const { after } = pair;
  if (seen !== null) {
    const again: FindingReason = { id: 'seen-again', values: { n: seen.sight.count, last: seen.sight.lastSeen } };
    if (seen.sight.ongoing !== false) return { answer: 'not-fixed', reasons: [again] };
    // It is over once more; only what came later than its last time can tell whether for good.
    const { enough, reasons } = proofOf(before, seen.sight.lastSeen, pair);
    return { answer: enough ? 'fixed' : 'cannot-tell', reasons: [again, ...reasons] };
  }
  if (after.from === null) return { answer: 'cannot-tell', reasons: [{ id: 'nothing-after', values: {} }] };
  const there = new Set(after.report.servers.map(({ computer }) => computer.toLowerCase()));
  const absent = before.findings
    .flatMap(({ scope }) => scope.servers)
    .filter((name, at, all) => !there.has(name.toLowerCase()) && all.indexOf(name) === at);
  const gone: FindingReason[] =
    absent.length > 0 ? [{ id: 'server-absent', values: { servers: absent.join(', ') } }] : [];
  if (absent.length > 0 && absent.length === serversOf(before).size) return { answer: 'cannot-tell', reasons: gone };
  const { enough, reasons } = proofOf(before, after.cutoff, pair);
  return { answer: enough && gone.length === 0 ? 'fixed' : 'cannot-tell', reasons: [...reasons, ...gone] };
}
