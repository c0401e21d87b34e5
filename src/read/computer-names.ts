import { groupBy } from '../model/group';

/**
 * Which name each computer goes by, where forms of export name it in their own ways: in other capitals, without its
 * domain, or not at all. A name is only completed where there is no choice.
 * @param names as the input has them; empty for exports that name none
 * @returns the names that change, with what they become
 */
export function computerNames(names: Iterable<string>): Map<string, string> {
  const known = new Map<string, string>();
  for (const name of [...new Set(names)].sort()) if (name !== '') setDefault(known, name.toLowerCase(), name);
  const whole = notLonger(known);
  const ofHost = groupBy(whole, (name) => name.split('.', 1)[0]!);
  const become = (name: string): string => {
    const own = name.toLowerCase();
    const fitting = own === '' ? whole : (ofHost.get(own) ?? []);
    return known.get(fitting.length === 1 ? fitting[0]! : own) ?? name;
  };
  return new Map([...names].map((name) => [name, become(name)] as const).filter(([name, other]) => name !== other));
}

/** Those that no other name goes on from with a dot. A log may name thousands: sorted so, the longer comes right behind. */
function notLonger(known: ReadonlyMap<string, string>): string[] {
  const parts = [...known.keys()].map((name) => ({ name, key: name.replaceAll('.', '\0') }));
  parts.sort((a, b) => (a.key < b.key ? -1 : 1));
  return parts.map(({ name }) => name).filter((name, i) => !parts[i + 1]?.name.startsWith(`${name}.`));
}

function setDefault(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}
