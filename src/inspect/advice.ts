import { ADVICE, type Advice, type SourceInspection } from './inspection';

type Judge = (facts: Omit<SourceInspection, 'advice'>) => boolean;

const hasOwn: Judge = ({ providers }) => providers.some(({ ours }) => ours);
/** A log that gave nothing needs one word about it, not one about everything that it lacks. */
const isLog: Judge = ({ format }) => format !== 'unknown';

const judges: Record<Exclude<Advice, 'complete'>, Judge> = {
  skipped: (facts) => !isLog(facts) && facts.problemCount === 0,
  'no-log': (facts) => !isLog(facts) && facts.problemCount > 0,
  damaged: (facts) => isLog(facts) && facts.problemCount > 0,
  'no-own-events': (facts) => isLog(facts) && !hasOwn(facts),
  'no-attempts': (facts) => hasOwn(facts) && facts.evidence.attempts === 0,
  'no-engine-traces': (facts) => facts.evidence.attempts > 0 && facts.evidence['engine-traces'] === 0,
  'no-service': (facts) => hasOwn(facts) && facts.evidence.service === 0 && facts.evidence.heartbeat === 0,
  filtered: (facts) =>
    isLog(facts) && (facts.filtered || (facts.providerCount > 0 && facts.providers.every(({ ours }) => ours))),
  gaps: ({ gapCount }) => gapCount > 0,
  'form-lost': ({ lost }) => lost.length > 0,
};

/** What is wrong with this export; `complete` where nothing is. */
export function adviceFor(facts: Omit<SourceInspection, 'advice'>): Advice[] {
  // What a collector saw is no export of a log, and lacks nothing.
  if (facts.format === 'facts') return ['complete'];
  const wrong = ADVICE.filter((advice) => advice !== 'complete' && judges[advice](facts));
  return wrong.length === 0 ? ['complete'] : wrong;
}

/** What another export would not better. */
const FINAL: readonly Advice[] = ['complete', 'skipped', 'no-engine-traces'];

export const wantsExport = ({ advice }: SourceInspection): boolean => advice.some((one) => !FINAL.includes(one));
