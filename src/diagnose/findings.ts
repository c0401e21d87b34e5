import type { Confidence, Severity } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { Change, Finding } from '../model/report';
import { compareTimes } from '../model/time';
import { changesBefore, changesOf } from './changes';
import { type Context, type Draft, causeOf } from './context';
import { ongoingOf, successesOf } from './ongoing';
import { reasonsOf } from './reasons';
import { NOT_STARTED } from './rules/endpoint-not-started';
import { scopeOf } from './scope';

/** So many records are cited by name; the flows and the count speak for the rest. */
const CITED = 50;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible'];

/** A finding, and the draft that it was worked out from. */
export interface Found {
  draft: Draft;
  finding: Finding;
}

/**
 * Works out scope, span and state of each draft and puts them in order: most severe first, what still goes on before what is
 * over, what hits everybody before what hits some.
 */
export function findingsOf(drafts: readonly Draft[], context: Context): Found[] {
  const changes = changesOf(context);
  const found = drafts.map((draft) => ({ draft, finding: findingOf(draft, changes, context) }));
  found.sort(
    ({ finding: a }, { finding: b }) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      Number(a.ongoing === false) - Number(b.ongoing === false) ||
      Number(hitsEverybody(b)) - Number(hitsEverybody(a)) ||
      CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
      b.count - a.count ||
      compareTimes(a.firstSeen, b.firstSeen) ||
      (nameOf(a) < nameOf(b) ? -1 : 1),
  );
  return reasonsFirst(found).map(({ draft, finding }, at) => ({
    draft,
    finding: { ...finding, id: `finding-${at + 1}` },
  }));
}

const hitsEverybody = ({ scope }: Finding): boolean => scope.pattern === 'all-users';

/** What an incident names as a reason stands before what only says that it came to nothing. */
function reasonsFirst(found: readonly Found[]): Found[] {
  const isOutcome = ({ finding }: Found): boolean => finding.cause === NOT_STARTED;
  const sorted = found.filter((one) => !isOutcome(one));
  for (const one of found.filter(isOutcome)) {
    const { severity, ongoing, incidents } = one.finding;
    const last = sorted.findLastIndex(
      ({ finding: other }) =>
        other.severity === severity &&
        (other.ongoing === false) === (ongoing === false) &&
        other.incidents.some((id) => incidents.includes(id)),
    );
    sorted.splice(Math.max(found.indexOf(one), last + 1), 0, one);
  }
  return sorted;
}

function findingOf(draft: Draft, changes: readonly Change[], context: Context): Finding {
  const seen = (draft.seen ?? []).map(({ seen: { time } }) => time);
  const times = [...draft.events.map(({ time }) => time), ...seen].sort(compareTimes);
  const [firstSeen, lastSeen] = [times[0]!, times.at(-1)!];
  const ongoing = ongoingOf(draft, lastSeen, context);
  // Once those it hit have got through, who else does says nothing of the time before.
  const lasting = { from: firstSeen, to: ongoing === false ? lastSeen : null };
  const scope = scopeOf(draft, lasting, context);
  const incidents = incidentsOf(draft, context);
  return {
    id: '',
    cause: draft.cause,
    rule: draft.rule,
    severity: severityOf(draft, ongoing, incidents.length > 0, context),
    fault: draft.fault,
    confidence: draft.confidence,
    scope,
    count: draft.count,
    firstSeen,
    lastSeen,
    ongoing,
    ...successesOf(draft, lastSeen, context),
    reasons: reasonsOf(draft, scope, lasting, context),
    changesBefore: changesBefore(draft, firstSeen, changes, context),
    flows: draft.flows.map(({ id }) => id),
    incidents,
    evidence: cited(draft.events),
    competing: draft.competing,
    remediations: remediationIds(draft, context),
  };
}

/** The incidents that rest on the same events. */
function incidentsOf({ events }: Draft, { incidents }: Context): string[] {
  const own = new Set(events);
  return incidents.filter((incident) => incident.events.some((event) => own.has(event))).map(({ id }) => id);
}

/** A weak sign of trouble that hit nobody is no more than a note where it has passed, or was never an incident. */
function severityOf(draft: Draft, ongoing: boolean | null, isIncident: boolean, { catalog }: Context): Severity {
  const { harmless } = catalog.settings.incidents.relay;
  const isWeak = draft.flows.length === 0 && draft.confidence === 'possible';
  const isHarmless = !isIncident && draft.events.every(({ key }) => harmless.includes(key));
  return isWeak && (ongoing === false || isHarmless) ? 'info' : draft.severity;
}

const cited = (events: readonly ClassifiedEvent[]): Finding['evidence'] =>
  [...new Set(events)].slice(0, CITED).map(({ ref, time, key }) => ({ ...ref, time, key }));

/** Those of the cause, else those of the rule. */
function remediationIds(draft: Draft, context: Context): string[] {
  const ofRule = context.catalog.settings.ruleRemediations[draft.rule ?? ''];
  return causeOf(draft, context)?.remediations ?? ofRule ?? [];
}

const nameOf = ({ cause, rule }: Finding): string => cause ?? rule ?? '';
