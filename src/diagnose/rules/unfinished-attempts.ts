import type { Rule } from '../context';
import { flowsDraft } from '../drafts';
import { interrupted } from './service-stopped';

/** Attempts that never ended although the log goes on, and no stop of the service explains it. */
export const unfinishedAttempts: Rule = {
  id: 'unfinished-attempts',
  applies: ({ flows }) => flows.some(({ startMissing }) => !startMissing),
  find: (context) => {
    const stopped = new Set(interrupted(context).map(({ flow }) => flow));
    const unexplained = context.flows.filter((flow) => flow.outcome === 'unfinished' && !stopped.has(flow));
    return flowsDraft('unfinished-attempts', 'warning', unexplained);
  },
};
