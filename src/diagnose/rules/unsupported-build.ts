import type { ClassifiedEvent } from '../../model/event';
import { allEvents, type Rule } from '../context';
import { draftOf } from '../drafts';
import { seenEverywhere, seenOn } from '../facts';

const CAUSE = 'connect-build-unsupported';

/**
 * A server whose build is below the oldest that may still synchronise: the one that a collector saw, else the newest in
 * the log.
 */
export const unsupportedBuild: Rule = {
  id: 'connect-build-unsupported',
  applies: (context) =>
    context.servers.some(({ connectBuild }) => connectBuild !== null) ||
    seenEverywhere('connect-build', context).length > 0,
  find: (context) => {
    const { servers, catalog } = context;
    const cause = catalog.causeById.get(CAUSE)!;
    const isOld = (build: string): boolean => isBelow(build, catalog.settings.oldestSupportedBuild.build);
    const seen = seenEverywhere('connect-build', context)
      .filter(({ value }) => isOld(value))
      .map((one) => ({ id: 'facts-build' as const, seen: one }));
    const isUpgraded = (computer: string): boolean => {
      const now = seenOn(computer, 'connect-build', context);
      return now !== null && !isOld(now.value);
    };
    const old = new Map(
      servers
        .filter(({ computer, connectBuild }) => connectBuild && isOld(connectBuild) && !isUpgraded(computer))
        .map(({ computer, connectBuild }) => [computer, connectBuild]),
    );
    const told = new Map<string, ClassifiedEvent>();
    for (const event of allEvents(context)) {
      const { computer } = event.ref;
      if (!told.has(computer) && old.has(computer) && event.fields.connectBuild === old.get(computer))
        told.set(computer, event);
    }
    const evidence = [...told.values()];
    if (evidence.length + seen.length === 0) return [];
    const { severity, fault } = cause;
    const count = new Set([...evidence.map(({ ref }) => ref.computer), ...seen.map((one) => one.seen.computer)]).size;
    return [draftOf({ cause: CAUSE, severity, fault, events: evidence, seen, count, ongoing: true })];
  },
};

/** Compares dotted version numbers part by part; a missing part is 0. */
export function isBelow(build: string, oldest: string): boolean {
  const [a, b] = [build, oldest].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
