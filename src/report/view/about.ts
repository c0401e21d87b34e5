import type { Context } from './context';
import type { Fact } from './pieces';

/** With what, when and under which options the report was made. */
export interface AboutView {
  heading: string;
  facts: Fact[];
  privacy: string;
}

export function aboutView(context: Context): AboutView {
  const { report, say, moment } = context;
  const { tool, options } = report;
  const optional: Fact[] = [
    { name: say('about.from'), value: options.from ?? '' },
    { name: say('about.to'), value: options.to ?? '' },
    { name: say('about.user'), value: options.user ?? '' },
    { name: say('about.tracking-id'), value: options.trackingId ?? '', code: true },
  ];
  return {
    heading: say('heading.about'),
    facts: [
      { name: say('about.tool'), value: `${tool.name} ${tool.version}` },
      { name: say('about.catalog'), value: tool.catalogVersion },
      { name: say('about.generated'), value: moment(report.generatedAt) },
      { name: say('about.time-zone'), value: options.timeZone },
      { name: say('about.language'), value: say(`language.${options.language}`) },
      ...optional.filter((fact) => fact.value !== ''),
      { name: say('about.redacted'), value: say(report.redacted ? 'answer.yes' : 'answer.no') },
      ...redactionFacts(context),
      { name: say('about.schema'), value: String(report.schemaVersion) },
    ],
    privacy: say(report.redacted ? 'privacy.redacted' : 'privacy.names'),
  };
}

/** How names were replaced, so that a reader knows what may be asked back. */
function redactionFacts({ report, say, name, number }: Context): Fact[] {
  const { redaction } = report;
  if (!redaction) return [];
  const counts = Object.entries(redaction.counts).map(([kind, n]) => `${name('redaction', kind)}: ${number(n)}`);
  return [
    { name: say('about.redaction.replaced'), value: counts.length > 0 ? counts.join(', ') : say('none') },
    { name: say('about.redaction.tracking-ids'), value: say(`about.redaction.tracking-ids.${redaction.trackingIds}`) },
    { name: say('about.redaction.reversible'), value: say(redaction.reversible ? 'answer.yes' : 'answer.no') },
  ];
}
