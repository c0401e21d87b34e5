import type { CorrelatedEpisode, CorrelatedFlow } from '../model/flow';
import { groupBy } from '../model/group';
import { millisecondsBetween } from '../model/time';
import { userKeys } from '../model/user-key';

/**
 * Takes a user's retries together, on whatever server: attempts with no more than `episodeSeconds` between the end of one
 * and the start of the next. A success ends the episode.
 * @param flows in order
 */
export function episodesOf(flows: readonly CorrelatedFlow[], episodeSeconds: number): CorrelatedEpisode[] {
  const userKey = userKeys(flows);
  const attempts = flows.filter(({ entry, user }) => !entry?.joinedByOrder && userKey(user) !== null);
  const episodes = [...groupBy(attempts, ({ user }) => userKey(user)).values()].flatMap((own) => {
    const groups: CorrelatedFlow[][] = [];
    for (const flow of own) {
      const group = groups.at(-1);
      const last = group?.at(-1);
      const goesOn =
        last && last.outcome !== 'succeeded' && millisecondsBetween(last.to, flow.from) <= episodeSeconds * 1000;
      if (goesOn) group!.push(flow);
      else groups.push([flow]);
    }
    return groups.filter(({ length }) => length > 1);
  });
  const place = new Map(flows.map((flow, at) => [flow, at]));
  return episodes
    .sort(([a], [b]) => place.get(a!)! - place.get(b!)!)
    .map((group, at) => ({ id: `episode-${at + 1}`, flows: group }));
}
