import type { EventRef } from '../../model/report';
import type { Context } from './context';

/** What to look for in Event Viewer, and whether it can be found there; else in the file. */
export function recordNumber(say: Context['say'], { recordId, position, recovered }: EventRef): string {
  if (recordId === '') return position === undefined ? say('record.lost') : say('record.position', { n: position });
  return recovered ? say('record.recovered', { id: recordId }) : recordId;
}
