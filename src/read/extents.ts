import { isSameComputer } from '../model/fact-names';
import type { CollectedFacts } from '../model/facts';
import type { LogExtents } from '../model/flow';
import { compareTimes, minuteOf } from '../model/time';

/**
 * A collector exported the log until the moment that it notes: so far its silence says something, although the export
 * holds no events of other programs. Only where that export itself was read.
 * @param read names of the files that were read
 */
export function extendedTo(logs: LogExtents, facts: CollectedFacts, read: readonly string[]): LogExtents {
  const folder = plain(facts.file).replace(/[^/]*$/, '');
  const whole = facts.exports.filter(
    ({ file, unknown }) => unknown === null && read.map(plain).includes(folder + file),
  );
  if (whole.length === 0) return logs;
  const { computer, collectedAt, since } = facts;
  const [name = computer] = [...logs.keys()].filter((one) => isSameComputer(one, computer));
  const known = logs.get(name) ?? { first: since ?? collectedAt, last: collectedAt, channels: [], minutes: new Set() };
  if (compareTimes(collectedAt, known.last) < 0) return logs;
  const channels = [...new Set([...known.channels, ...whole.map(({ log }) => log)])];
  const minutes = known.minutes && new Set([...known.minutes, minuteOf(collectedAt)]);
  return new Map(logs).set(name, { ...known, last: collectedAt, channels, minutes });
}

const plain = (path: string): string => path.replaceAll('\\', '/');
