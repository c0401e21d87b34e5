import type { FindingReason } from '../model/comparison';
import type { Flow } from '../model/report';
import { millisecondsBetween, type Time } from '../model/time';
import { endingOf, isAttempt } from './attempts';
import { attemptsNeeded, cautiousRate, luckOf, silenceNeeded } from './chance';
import type { Pair } from './compare';
import { type Group, serversOf } from './groups';
import { flowTime, isAfter } from './period';
import { signOfLife } from './signs';

/** Whether what came after is enough to say that a cause is gone, and why. */
export interface Proof {
  enough: boolean;
  reasons: FindingReason[];
}

const HOUR = 3_600_000;
const PERCENT = 100;

/** @param since what came later than this speaks for it: the last time that the cause was seen, or the start of the period */
export function proofOf(group: Group, since: Time | null, pair: Pair): Proof {
  if (!hitsAttempts(group)) return ofService(group, since, pair);
  return hitsSingleUsers(group, pair) ? ofTheSameUsers(group, since, pair) : ofAttempts(group, since, pair);
}

/** Switching on and off are done by no user: whether they work now, no attempt shows. */
const hitsAttempts = ({ findings, flows }: Group): boolean =>
  findings.some(({ flows: ids }) => ids.length > 0) && (flows.length === 0 || flows.some(isAttempt));

const isInfrastructure = ({ findings }: Group): boolean => findings.some(({ fault }) => fault === 'infrastructure');

/** Attempts that the cause would have hit: of the same servers, and of the same kind unless it hits every kind. */
function alike(group: Group, flows: readonly Flow[]): Flow[] {
  const servers = serversOf(group);
  const kinds = new Set(group.flows.map(({ operation }) => operation));
  const anyKind = isInfrastructure(group) || kinds.has('unknown');
  return flows.filter(
    (flow) => isAttempt(flow) && servers.has(flow.computer.toLowerCase()) && (anyKind || kinds.has(flow.operation)),
  );
}

/** Attempts since then that got past it. A refusal shows that the directory was reached, but not that rights suffice. */
function clean(group: Group, since: Time | null, { after, catalog }: Pair): Flow[] {
  const good = isInfrastructure(group) ? ['succeeded', 'refused'] : ['succeeded'];
  return alike(group, after.flows).filter(
    (flow) => isAfter(flowTime(flow), since) && good.includes(endingOf(flow, after.report, catalog)),
  );
}

/** A fault of single objects in the directory: that others get through was so before. */
const hitsSingleUsers = (group: Group, { userKey }: Pair): boolean =>
  group.findings.some(({ fault }) => fault === 'configuration') &&
  group.findings.every(({ scope }) => scope.pattern === 'one-user' || scope.pattern === 'some-users') &&
  group.flows.some(({ user }) => userKey(user) !== null);

function ofTheSameUsers(group: Group, since: Time | null, pair: Pair): Proof {
  const { userKey, after, catalog, usersComparable } = pair;
  if (!usersComparable) return { enough: false, reasons: [{ id: 'users-hidden', values: {} }] };
  const keys = (flows: readonly Flow[]): Set<string> => new Set(flows.flatMap(({ user }) => userKey(user) ?? []));
  const hit = keys(group.flows);
  const through = keys(clean(group, since, pair));
  const helped = [...hit].filter((user) => through.has(user)).length;
  const failing = keys(alike(group, after.flows).filter((flow) => endingOf(flow, after.report, catalog) === 'failed'));
  const blocked = [...hit].filter((user) => failing.has(user) && !through.has(user)).length;
  const values = { users: hit.size, helped };
  const blockedToo: FindingReason = { id: 'blocked-otherwise', values: { n: blocked } };
  if (helped === hit.size) return { enough: true, reasons: [{ id: 'same-users-succeed', values: { n: helped } }] };
  return {
    enough: false,
    reasons: [
      helped === 0 ? { id: 'same-users-none', values: { n: hit.size } } : { id: 'same-users-some', values },
      ...(blocked > 0 ? [blockedToo] : []),
    ],
  };
}

function ofAttempts(group: Group, since: Time | null, pair: Pair): Proof {
  const { before, userKey } = pair;
  const tried = alike(group, before.flows).filter(({ outcome }) => outcome !== 'open').length;
  const hit = group.flows.length;
  const total = Math.max(hit, tried);
  const rate = cautiousRate(hit, total);
  const needed = attemptsNeeded(rate);
  const through = clean(group, since, pair);
  const n = through.length;
  const users = new Set(through.map(({ user }) => userKey(user))).size;
  if (n === 0) return { enough: false, reasons: [{ id: 'no-attempts', values: { needed, hit, total } }] };
  if (n < needed) return { enough: false, reasons: [{ id: 'too-few', values: { n, needed, hit, total } }] };
  const chance = Math.max(1, Math.ceil(luckOf(rate, n) * PERCENT));
  return { enough: true, reasons: [{ id: 'enough-attempts', values: { n, users, hit, total, chance } }] };
}

/** What befell the service itself has to be over, and where it came and went by itself, to stay away long enough. */
function ofService(group: Group, since: Time | null, pair: Pair): Proof {
  const { before, after } = pair;
  const sign = clean(group, since, pair).length > 0 || signOfLife(group, since, pair);
  if (!sign) return { enough: false, reasons: [{ id: 'no-sign-of-life', values: {} }] };
  const heldOn = group.sight.ongoing !== false && since === after.cutoff;
  if (heldOn) return { enough: true, reasons: [{ id: 'sign-of-life', values: {} }] };
  const start = since ?? after.from;
  const silence = start === null || after.to === null ? 0 : millisecondsBetween(start, after.to);
  const watched = before.from === null || before.to === null ? 0 : millisecondsBetween(before.from, before.to);
  const needed = silenceNeeded(occurrences(group), watched);
  const values = { hours: Math.floor(silence / HOUR), needed: Math.ceil(needed / HOUR) };
  return silence >= needed
    ? { enough: true, reasons: [{ id: 'quiet', values }] }
    : { enough: false, reasons: [{ id: 'too-short', values }] };
}

/** One trouble writes many events, so those of one hour count once. */
function occurrences({ findings, sight }: Group): number {
  const times = findings.flatMap(({ evidence }) => evidence.flatMap(({ time }) => time ?? []));
  return new Set([...times, sight.firstSeen, sight.lastSeen].map((time) => time.slice(0, 'YYYY-MM-DDTHH'.length))).size;
}
