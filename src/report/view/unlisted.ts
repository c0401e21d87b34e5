import type { Report } from '../../model/report';

/** How many successful attempts are counted without being listed. */
export const unlistedIn = ({ unlisted = [] }: Pick<Report, 'unlisted'>): number =>
  unlisted.reduce((sum, { succeeded }) => sum + succeeded, 0);
