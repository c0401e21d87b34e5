import { SourceError } from '../source-error';

/** Asks a person for the password of an archive; `again` where the last one did not fit. null: there is none to be had. */
export type AskPassword = (archive: string, again: boolean) => Promise<string | null>;

const ATTEMPTS = 3;

/** `perhaps`: it opens the file, whose contents then make no sense: a wrong one by chance, or the right one of a damaged file. */
export type Fit = 'yes' | 'perhaps' | 'no';

/** The passwords that are known, and the person who may know more. */
export class Passwords {
  private readonly known: string[];
  /** Nobody is asked twice about an archive. */
  private readonly refused = new Map<string, SourceError>();

  constructor(
    given: readonly string[] = [],
    private readonly ask: AskPassword | null = null,
  ) {
    this.known = [...given];
  }

  /** The password that fits, or else one that fits perhaps; throws a SourceError where there is none. */
  async find(archive: string, fits: (password: string) => Promise<Fit>): Promise<string> {
    let likely: string | null = null;
    for (const password of this.known) {
      const fit = await fits(password);
      if (fit === 'yes') return password;
      if (fit === 'perhaps') likely ??= password;
    }
    if (likely !== null) return likely;
    const refused = this.refused.get(archive);
    if (refused) throw refused;
    let tried = this.known.length > 0;
    for (let attempt = 0; this.ask && attempt < ATTEMPTS; attempt += 1) {
      const password = await this.ask(archive, attempt > 0);
      if (password === null || password === '') break;
      const fit = await fits(password);
      if (fit === 'yes') {
        this.known.unshift(password);
        return password;
      }
      if (fit === 'perhaps') likely = password;
      tried = true;
    }
    if (likely !== null) return likely;
    const error = new SourceError(tried ? 'zip-password-wrong' : 'zip-password-missing');
    this.refused.set(archive, error);
    throw error;
  }
}
