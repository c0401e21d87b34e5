import type { ClassifiedEvent } from '../../model/event';
import { allEvents, type Rule } from '../context';
import { draftOf } from '../drafts';

const CAUSE = 'connect-build-unsupported';

/** A server whose newest build in the log is below the oldest that may still synchronise. */
export const unsupportedBuild: Rule = {
  id: 'connect-build-unsupported',
  applies: ({ servers }) => servers.some(({ connectBuild }) => connectBuild !== null),
  find: (context) => {
    const { servers, catalog } = context;
    const cause = catalog.causeById.get(CAUSE)!;
    const old = new Map(
      servers
        .filter(
          ({ connectBuild }) => connectBuild && isBelow(connectBuild, catalog.settings.oldestSupportedBuild.build),
        )
        .map(({ computer, connectBuild }) => [computer, connectBuild]),
    );
    const told = new Map<string, ClassifiedEvent>();
    for (const event of allEvents(context)) {
      const { computer } = event.ref;
      if (!told.has(computer) && old.has(computer) && event.fields.connectBuild === old.get(computer))
        told.set(computer, event);
    }
    const evidence = [...told.values()];
    const { severity, fault } = cause;
    return evidence.length === 0 ? [] : [draftOf({ cause: CAUSE, severity, fault, events: evidence })];
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
