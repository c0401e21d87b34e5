import type { Rule } from '../context';
import { flowsDraft } from '../drafts';

/** Attempts that failed without a sign that the catalog knows: shown, never dropped. */
export const unexplainedFailure: Rule = {
  id: 'unexplained-failure',
  applies: ({ flows }) => flows.some(({ outcome }) => outcome === 'failed'),
  find: ({ flows, causes }) => {
    const unexplained = flows.filter((flow) => flow.outcome === 'failed' && !causes.get(flow)?.length);
    return flowsDraft('unexplained-failure', 'error', unexplained);
  },
};
