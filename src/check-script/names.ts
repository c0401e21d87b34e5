import type { CheckEntry, CheckVariable } from '../model/catalog';
import type { Finding, Report } from '../model/report';
import { visible } from '../report/escape';

/** So many names of a kind are filled in: each costs questions to a domain controller. */
const MOST_NAMES = 10;
/** No name of an account, a host or a domain is longer. */
const LONGEST = 256;

/** The names that the checks ask about, by variable; `left` counts those that are not filled in. */
export type Names = Record<CheckVariable, { filled: string[]; left: number }>;

/** True for a finding that the check throws light on. */
export const concerns = (check: CheckEntry, { cause, rule }: Finding): boolean =>
  (cause !== null && check.causes.includes(cause)) || (rule !== null && check.rules.includes(rule));

/** From the findings that the checks are there for; a redacted report has no names that a server would know. */
export function namesFor(checks: readonly CheckEntry[], report: Report): Names {
  const asking = (variable: CheckVariable): Finding[] => {
    const own = checks.filter(({ forEach }) => forEach.includes(variable));
    return report.findings.filter((finding) => own.some((check) => concerns(check, finding)));
  };
  const hit = new Set(asking('User').flatMap(({ flows }) => flows));
  const users = report.flows.flatMap(({ id, user }) => (hit.has(id) && user?.upn ? [user.upn] : []));
  const names: Record<CheckVariable, string[]> = {
    User: users,
    Domain: asking('Domain').flatMap(({ scope }) => scope.domains),
    ConnectorAccount: report.names.connectorAccounts,
    Relay: report.names.relays,
  };
  const choose = (variable: CheckVariable): Names[CheckVariable] => chosen(report.redacted ? [] : names[variable]);
  return {
    User: choose('User'),
    Domain: choose('Domain'),
    ConnectorAccount: choose('ConnectorAccount'),
    Relay: choose('Relay'),
  };
}

/** Names that no account or host can have are left out, whatever they are meant to do. */
function chosen(names: readonly string[]): Names[CheckVariable] {
  const distinct = new Map(names.map((name) => [name.toLowerCase(), name]));
  const sound = [...distinct.values()].filter((name) => name.length <= LONGEST && visible(name) === name);
  const filled = sound.slice(0, MOST_NAMES);
  return { filled, left: distinct.size - filled.length };
}
