import type { Catalog } from '../../model/catalog';
import type { Comparison, Reason } from '../../model/comparison';
import { createClock, type Clock } from '../../report/moment';
import { createQuantities, type Quantities } from '../../report/quantity';
import { nameOf, say, type Values } from '../../report/say';

/** What every part of the view needs to turn facts into words. */
export interface Speech extends Quantities {
  catalog: Catalog;
  language: Comparison['options']['language'];
  say(key: string, values?: Values): string;
  name(prefix: string, id: string): string;
  /** A reason in words; numbers and moments in it are written by the habits of the language. */
  reason(prefix: string, reason: Reason): string;
  /** The label `<key>.one` or `<key>.other` with `{n}` filled in. */
  count(key: string, n: number): string;
  moment: Clock;
}

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

export function createSpeech({ options: { language, timeZone } }: Comparison, catalog: Catalog): Speech {
  const labels = catalog.labels[language];
  const quantities = createQuantities(language);
  const moment = createClock(timeZone);
  const written = (value: string | number): string => {
    if (typeof value === 'number') return quantities.number(value);
    return MOMENT.test(value) ? moment(value).text : value;
  };
  const count = (key: string, n: number, values: Values = {}): string =>
    say(labels, `${key}.${n === 1 ? 'one' : 'other'}`, { ...values, n: quantities.number(n) });
  return {
    ...quantities,
    catalog,
    language,
    moment,
    count,
    say: (key, values) => say(labels, key, values),
    name: (prefix, id) => nameOf(labels, prefix, id),
    reason(prefix, { id, values }) {
      const key = `${prefix}.${id}`;
      const shown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, written(value)]));
      if (Object.hasOwn(labels, `${key}.other`)) return count(key, Number(values['n']), shown);
      return Object.hasOwn(labels, key) ? say(labels, key, shown) : id;
    },
  };
}
