import type { EventRef } from '../../model/report';
import type { Context } from './context';

/** Names an event record within one report. */
export const placeOf = ({ file, computer, channel, recordId }: EventRef): string =>
  JSON.stringify([file, computer, channel, recordId]);

/** What an event says, where the report holds it; a record that the export has left without an id has no text of its own. */
export type TextOf = (ref: EventRef) => string | null;

export function textsOf({ report }: Context): TextOf {
  const known = new Map<string, string>();
  for (const { ref, text } of report.texts) if (ref.recordId !== '') known.set(placeOf(ref), text);
  return (ref) => known.get(placeOf(ref)) ?? null;
}
