import type { EventRef } from '../../model/report';
import type { Context } from './context';

/** What to look for in Event Viewer, and whether it can be found there. */
export function recordNumber(say: Context['say'], { recordId, recovered }: EventRef): string {
  if (recordId === '') return say('record.lost');
  return recovered ? say('record.recovered', { id: recordId }) : recordId;
}
