import type { FileProblem } from '../model/record';

/** What a source throws that knows, in the report's terms, why it cannot go on. */
export class SourceError extends Error {
  override readonly name = 'SourceError';

  constructor(
    readonly reason: FileProblem,
    readonly detail: string | null = null,
  ) {
    super(detail === null ? reason : `${reason} (${detail})`);
  }
}
