import type { Language, RemediationEntry } from '../model/catalog';
import type { Remediation } from '../model/report';
import type { Context } from './context';
import { type Fillings, fillingsOf, valuesFrom } from './fillings';
import type { Found } from './findings';

const PLACEHOLDER = /\{([A-Za-z]+)\}/g;

/** The remediations that findings refer to, in their order, in the report's language, filled with what the log says. */
export function remediationsOf(found: readonly Found[], context: Context, language: Language): Remediation[] {
  const ids = new Set(found.flatMap(({ finding }) => finding.remediations));
  const valuesOf = valuesFrom(context);
  const values = found.map(({ draft, finding }) => ({ finding, values: valuesOf(draft) }));
  return [...ids].flatMap((id) => {
    const entry = context.catalog.remediationById.get(id);
    const referring = values.filter(({ finding }) => finding.remediations.includes(id));
    return entry ? [remediationIn(entry, language, fillingsOf(referring.map((one) => one.values)))] : [];
  });
}

/** One remediation of the catalog in one language; placeholders without a value are marked. */
export function remediationIn(entry: RemediationEntry, language: Language, fillings: Fillings = {}): Remediation {
  const fill = (text: string): string =>
    marked(
      text.replace(PLACEHOLDER, (whole, name: string) => (Object.hasOwn(fillings, name) ? fillings[name]! : whole)),
    );
  const say = (words: Record<Language, string>): string => fill(words[language]);
  const { id, risk, sources } = entry;
  const steps = entry.steps.map(({ text, command, ui }) => ({
    text: say(text),
    ...(command === undefined ? {} : { command: fill(command) }),
    ...(ui === undefined ? {} : { ui }),
  }));
  return {
    id,
    title: say(entry.title),
    risk,
    who: say(entry.who),
    steps,
    verify: say(entry.verify),
    warnings: entry.warnings.map(say),
    disputes: entry.disputes.map(say),
    sources,
  };
}

/** `{domain}` becomes `<domain>`: plainly to be filled in, and no shell takes it for a value. */
export const marked = (text: string): string => text.replace(PLACEHOLDER, '<$1>');
