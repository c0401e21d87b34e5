import type { Catalog, Language, RemediationEntry } from '../model/catalog';
import type { Finding, Remediation } from '../model/report';

/** The remediations that findings refer to, in their order, in the report's language. */
export function remediationsOf(findings: readonly Finding[], catalog: Catalog, language: Language): Remediation[] {
  const ids = new Set(findings.flatMap(({ remediations }) => remediations));
  return [...ids].flatMap((id) => {
    const entry = catalog.remediationById.get(id);
    return entry ? [remediationIn(entry, language)] : [];
  });
}

/** One remediation of the catalog in one language, its placeholders marked. */
export function remediationIn(entry: RemediationEntry, language: Language): Remediation {
  const say = (words: Record<Language, string>): string => marked(words[language]);
  const { id, risk, sources } = entry;
  const steps = entry.steps.map(({ text, command, ui }) => ({
    text: say(text),
    ...(command === undefined ? {} : { command: marked(command) }),
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
export const marked = (text: string): string => text.replace(/\{([A-Za-z]+)\}/g, '<$1>');
