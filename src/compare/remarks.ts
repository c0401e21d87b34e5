import type { Remark } from '../model/comparison';
import type { Report } from '../model/report';
import { compareTimes } from '../model/time';
import { isAfter, type Period } from './period';

/** What makes the two sides hard to compare, whatever the answer. */
export function remarksOf(before: Period, after: Period): Remark[] {
  const [a, b] = [before.report, after.report];
  const gaps = b.coverage.gaps.filter(({ toTime }) => isAfter(toTime, after.from)).length;
  const differ = (id: Remark['id'], x: string, y: string): Remark[] =>
    x === y ? [] : [{ id, values: { before: x, after: y } }];
  return [
    ...differ('tool', a.tool.version, b.tool.version),
    ...differ('catalog', a.tool.catalogVersion, b.tool.catalogVersion),
    ...redaction(a, b),
    ...servers(a, b),
    ...builds(a, b),
    ...(sameFilters(a, b) ? [] : [remark('filters')]),
    ...(before.from === null ? [remark('no-data-before')] : []),
    ...(after.from === null ? order(before, b) : []),
    ...(after.from !== null && after.cutoff !== null ? [remark('overlap', { until: after.cutoff })] : []),
    ...(gaps > 0 ? [remark('gaps', { n: gaps })] : []),
    ...(b.coverage.problemCount > 0 ? [remark('problems', { n: b.coverage.problemCount })] : []),
  ];
}

const remark = (id: Remark['id'], values: Remark['values'] = {}): Remark => ({ id, values });

/** Pseudonyms of two keys never agree, those of one key do; a server that both name says that it is one. */
export const usersComparable = (a: Report, b: Report): boolean =>
  a.redacted === b.redacted && (!a.redacted || common(a, b).length > 0);

function redaction(a: Report, b: Report): Remark[] {
  if (a.redacted !== b.redacted) return [remark('redaction-differs')];
  return usersComparable(a, b) ? [] : [remark('redaction-keys')];
}

const names = ({ servers: all }: Report): string[] => all.map(({ computer }) => computer.toLowerCase());
const common = (a: Report, b: Report): string[] => names(a).filter((name) => names(b).includes(name));

function servers(a: Report, b: Report): Remark[] {
  const lacking = (from: Report, to: Report): string =>
    from.servers.flatMap(({ computer }) => (names(to).includes(computer.toLowerCase()) ? [] : [computer])).join(', ');
  const [gone, added] = [lacking(a, b), lacking(b, a)];
  return [
    ...(gone === '' ? [] : [remark('servers-gone', { servers: gone })]),
    ...(added === '' ? [] : [remark('servers-new', { servers: added })]),
  ];
}

function builds(a: Report, b: Report): Remark[] {
  return a.servers.flatMap(({ computer, connectBuild }) => {
    const now = b.servers.find((one) => one.computer.toLowerCase() === computer.toLowerCase())?.connectBuild;
    if (!now || connectBuild === null || now === connectBuild) return [];
    return [remark('build', { computer, before: connectBuild, after: now })];
  });
}

const sameFilters = ({ options: a }: Report, { options: b }: Report): boolean =>
  a.user === b.user && a.trackingId === b.trackingId;

/** Without data of its own the later report is empty, or was given in the wrong place. */
function order(before: Period, b: Report): Remark[] {
  const ends = b.coverage.files.flatMap(({ lastEvent }) => lastEvent ?? []).sort(compareTimes);
  const end = ends.at(-1);
  const earlier = end !== undefined && before.to !== null && compareTimes(end, before.to) <= 0;
  return [remark(earlier ? 'not-later' : 'no-data-after')];
}
