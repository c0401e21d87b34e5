import { couldBeSameComputer } from './same-computer';

/**
 * Which name each computer goes by, where forms of export name it in their own ways: in other capitals, without its
 * domain, or not at all. A name is only completed where there is no choice.
 * @param names as the input has them; empty for exports that name none
 * @returns the names that change, with what they become
 */
export function computerNames(names: Iterable<string>): Map<string, string> {
  const known = new Map<string, string>();
  for (const name of [...new Set(names)].sort()) if (name !== '') setDefault(known, name.toLowerCase(), name);
  const whole = [...known].filter(([name]) => ![...known.keys()].some((other) => isLonger(other, name)));
  const become = (name: string): string => {
    const fitting = whole.filter(([other]) => couldBeSameComputer(other, name.toLowerCase()));
    return fitting.length === 1 ? fitting[0]![1] : (known.get(name.toLowerCase()) ?? name);
  };
  return new Map([...names].map((name) => [name, become(name)] as const).filter(([name, other]) => name !== other));
}

const isLonger = (other: string, name: string): boolean => other !== name && other.startsWith(`${name}.`);

function setDefault(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}
