import type { EventRef } from '../../model/report';
import type { Context } from './context';

/** Names an event record within one report. */
export const placeOf = ({ file, computer, channel, recordId, position }: EventRef): string =>
  JSON.stringify([file, computer, channel, recordId, position]);

/** What an event says, where the report holds it; a record of which neither id nor position is known has none of its own. */
export type TextOf = (ref: EventRef) => string | null;

export function textsOf({ report }: Context): TextOf {
  const known = new Map<string, string>();
  for (const { ref, text } of report.texts)
    if (ref.recordId !== '' || ref.position !== undefined) known.set(placeOf(ref), text);
  return (ref) => known.get(placeOf(ref)) ?? null;
}
