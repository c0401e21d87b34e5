import type { Language } from '../model/catalog';

/** Numbers with units, by the habits of the language. */
export interface Quantities {
  number(value: number): string;
  /** `850 ms`, `2.1 s`, `3 min 20 s`, `2 h 5 min`; under a millisecond `< 1 s`, since many logs have whole seconds only. */
  duration(milliseconds: number): string;
  /** `97 %` of 0.97; never rounded to all or nothing. */
  share(value: number): string;
  /** `512 B`, `1.2 MB`; decimal units. */
  bytes(value: number): string;
}

const LOCALE: Record<Language, string> = { en: 'en-GB', sv: 'sv-SE' };
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const KILO = 1000;

export function createQuantities(language: Language): Quantities {
  const whole = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 1 });

  const pair = (value: number, unit: number, name: string, part: number, partName: string): string => {
    const units = Math.floor(value / unit);
    const rest = Math.floor((value - units * unit) / part);
    return rest === 0 ? `${whole.format(units)} ${name}` : `${whole.format(units)} ${name} ${rest} ${partName}`;
  };

  return {
    number: (value) => whole.format(value),
    share(value) {
      const percent = Math.round(value * 100);
      const honest = value < 1 ? Math.min(percent, 99) : percent;
      return `${whole.format(value > 0 ? Math.max(honest, 1) : honest)} %`;
    },
    duration(milliseconds) {
      if (milliseconds < 0) return `-${this.duration(-milliseconds)}`;
      if (milliseconds < 1) return '< 1 s';
      if (milliseconds < SECOND) return `${whole.format(milliseconds)} ms`;
      if (milliseconds < MINUTE) return `${tenths.format(milliseconds / SECOND)} s`;
      if (milliseconds < HOUR) return pair(milliseconds, MINUTE, 'min', SECOND, 's');
      if (milliseconds < DAY) return pair(milliseconds, HOUR, 'h', MINUTE, 'min');
      return pair(milliseconds, DAY, 'd', HOUR, 'h');
    },
    bytes(value) {
      const units = ['B', 'kB', 'MB', 'GB', 'TB'];
      let size = value;
      let unit = 0;
      while (size >= KILO && unit < units.length - 1) {
        size /= KILO;
        unit += 1;
      }
      return `${tenths.format(size)} ${units[unit]}`;
    },
  };
}
