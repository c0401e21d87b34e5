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
    const events = allEvents(context);
    const old = servers.filter(
      ({ connectBuild }) => connectBuild && isBelow(connectBuild, catalog.settings.oldestSupportedBuild.build),
    );
    const evidence = old.flatMap(({ computer, connectBuild }) => {
      const told = events.filter(
        ({ ref, fields }) => ref.computer === computer && fields.connectBuild === connectBuild,
      );
      return told.slice(0, 1);
    });
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
