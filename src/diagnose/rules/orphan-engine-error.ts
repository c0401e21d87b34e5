import { ofKeys } from '../../model/of-keys';
import { rankCauses } from '../causes';
import { subjectOf } from '../conditions';
import type { Rule } from '../context';
import { draftOf, draftsByCause } from '../drafts';

/** Engine traces of failed password writes that fit no attempt: the attempt's own events are not in the input. */
export const orphanEngineError: Rule = {
  id: 'orphan-engine-error',
  applies: ({ rest, flows, catalog }) =>
    ofKeys(rest, catalog.settings.engineTrace).length > 0 ||
    flows.some(({ members }) => members.some(({ event }) => catalog.settings.engineTrace.includes(event.key))),
  find: ({ rest, catalog }) => {
    const orphans = ofKeys(rest, catalog.settings.engineTrace);
    const failures = orphans.map((event) => {
      const members = [{ event, link: 'tracking-id' as const }];
      return {
        flow: null,
        found: rankCauses(subjectOf(members), catalog),
        events: [event],
      };
    });
    const unexplained = failures.filter(({ found }) => found.length === 0).flatMap(({ events }) => events);
    const explained = draftsByCause(failures.filter(({ found }) => found.length > 0));
    const rule = 'orphan-engine-error';
    return [
      ...explained.map((draft) => ({ ...draft, rule })),
      ...(unexplained.length > 0 ? [draftOf({ rule, severity: 'warning', events: unexplained })] : []),
    ];
  },
};
