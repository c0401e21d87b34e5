import type { CorrelatedEpisode } from '../model/flow';
import type { Episode, User } from '../model/report';
import type { Context } from './context';

/** The episodes as the report's contract has them; of one that a filter or folding has cut, the attempts are still all counted. */
export function reportedEpisodes(episodes: readonly CorrelatedEpisode[], { flows }: Context): Episode[] {
  const shown = new Set(flows);
  return episodes.map(({ id, flows: attempts }) => {
    const last = attempts.at(-1)!.outcome;
    return {
      id,
      user: merged(attempts),
      flows: attempts.filter((flow) => shown.has(flow) && !flow.folded).map((flow) => flow.id),
      outcome: last === 'open' ? 'unfinished' : last,
      attempts: attempts.length,
    };
  });
}

/** Some attempts say more about the user than others. */
function merged(attempts: readonly { user: User | null }[]): User {
  const first = (name: keyof User): string | null => attempts.find(({ user }) => user?.[name])?.user?.[name] ?? null;
  return {
    upn: first('upn'),
    cloudAnchor: first('cloudAnchor'),
    sourceAnchor: first('sourceAnchor'),
    adminUpn: first('adminUpn'),
  };
}
