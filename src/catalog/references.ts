import type { Settings } from '../model/catalog';
import type { EventKey } from '../model/event-key';
import type { Entries, Entry } from './entries';
import type { Kind } from './kinds';
import { problem, type CatalogProblem, type Place } from './problem';

type Names = Record<Kind, ReadonlySet<string>>;

type KeyList = { [F in keyof Settings]: Settings[F] extends EventKey[] ? F : never }[keyof Settings];

/** Every list of event keys in the settings; the compiler asks for a new one. */
const settingsLists: Record<KeyList, true> = {
  failsAny: true,
  failsWithTrackingId: true,
  engineTrace: true,
  serviceStarts: true,
  serviceStops: true,
  endpointStops: true,
  endpointFails: true,
  endpointStarts: true,
  heartbeats: true,
  disabledBy: true,
  newKeys: true,
};
const operationLists = ['starts', 'succeeds', 'fails', 'steps'] as const;

/** Every name that one file uses of another must exist. */
export function checkReferences(entries: Entries, names: Names): CatalogProblem[] {
  const problems: CatalogProblem[] = [];
  const refer = (entry: Entry<unknown>, place: Place, kind: Kind, name: string): void => {
    if (names[kind].has(name)) return;
    const remedy = `correct the name or add ${kind}/${name}.yaml`;
    problems.push(problem(entry.file, place, `there is no ${singular[kind]} "${name}"`, remedy));
  };
  const referAll = (entry: Entry<unknown>, place: Place, kind: Kind, list: readonly string[] = []): void =>
    list.forEach((name, index) => refer(entry, [...place, index], kind, name));

  for (const entry of entries.settings) {
    for (const list of Object.keys(settingsLists) as KeyList[]) referAll(entry, [list], 'events', entry.value[list]);
    for (const [kind, signs] of Object.entries(entry.value.incidents))
      for (const [list, keys] of Object.entries(signs))
        if (Array.isArray(keys)) referAll(entry, ['incidents', kind, list], 'events', keys);
    for (const [rule, list] of Object.entries(entry.value.ruleRemediations))
      referAll(entry, ['ruleRemediations', rule], 'remediations', list);
    problems.push(...checkProviders(entry, names.events));
  }
  for (const entry of entries.operations)
    for (const list of operationLists) referAll(entry, [list], 'events', entry.value[list]);
  for (const entry of entries.causes) {
    const { remediations, besides, yieldsTo, evidence } = entry.value;
    referAll(entry, ['remediations'], 'remediations', remediations);
    referAll(entry, ['yieldsTo'], 'causes', yieldsTo);
    if (besides !== undefined) refer(entry, ['besides'], 'causes', besides);
    evidence.forEach(({ when }, index) => {
      referAll(entry, ['evidence', index, 'when', 'key'], 'events', when.key);
      referAll(entry, ['evidence', index, 'when', 'hresult'], 'hresults', when.hresult);
    });
  }
  for (const entry of entries.checks) referAll(entry, ['causes'], 'causes', entry.value.causes);
  for (const entry of entries.symptoms) {
    const { causes, remediations, lookFor } = entry.value;
    referAll(entry, ['causes'], 'causes', causes);
    referAll(entry, ['remediations'], 'remediations', remediations);
    lookFor.forEach(({ keys }, index) => referAll(entry, ['lookFor', index, 'keys'], 'events', keys));
  }
  for (const entry of entries.guides) {
    entry.value.steps.forEach((step, index) => {
      referAll(entry, ['steps', index, 'expect', 'keys'], 'events', step.expect?.keys);
      referAll(entry, ['steps', index, 'remediations'], 'remediations', step.remediations);
      referAll(entry, ['steps', index, 'symptoms'], 'symptoms', step.symptoms);
    });
    entry.value.endings.forEach((ending, index) => {
      referAll(entry, ['endings', index, 'remediations'], 'remediations', ending.remediations);
      referAll(entry, ['endings', index, 'symptoms'], 'symptoms', ending.symptoms);
    });
  }
  for (const entry of entries.seedMap) {
    entry.value.entries.forEach(({ carriedBy }, index) =>
      carriedBy.forEach((path, position) => {
        const [kind, name] = split(path);
        refer(entry, ['entries', index, 'carriedBy', position], kind, name);
      }),
    );
  }
  return problems;
}

/** `events/ADSync/6329` to its kind and name; the schema has seen to the kind. */
function split(path: string): [kind: Kind, name: string] {
  const slash = path.indexOf('/');
  return [path.slice(0, slash) as Kind, path.slice(slash + 1)];
}

function checkProviders({ file, value }: Entries['settings'][number], keys: ReadonlySet<string>): CatalogProblem[] {
  const providers = new Set([...keys].map((key) => key.slice(0, key.lastIndexOf('/'))));
  const named: [Place, string][] = [
    ...value.trackedProviders.map((name, index): [Place, string] => [['trackedProviders', index], name]),
    ...value.failureRanges.map(({ provider }, index): [Place, string] => [
      ['failureRanges', index, 'provider'],
      provider,
    ]),
  ];
  return named
    .filter(([, name]) => !providers.has(name))
    .map(([place, name]) =>
      problem(file, place, `there is no event of a provider "${name}"`, `use one of ${[...providers].join(', ')}`),
    );
}

const singular: Record<Kind, string> = {
  settings: 'setting',
  events: 'event',
  hresults: 'HRESULT',
  causes: 'cause',
  operations: 'operation',
  remediations: 'remediation',
  checks: 'check',
  symptoms: 'symptom',
  guides: 'guide',
  seedMap: 'seed map',
  words: 'language',
};
