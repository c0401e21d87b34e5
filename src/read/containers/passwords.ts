import { SourceError } from '../source-error';

/** Asks a person for the password of an archive; `again` where the last one did not fit. null: there is none to be had. */
export type AskPassword = (archive: string, again: boolean) => Promise<string | null>;

const ATTEMPTS = 3;

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

  /** The password that fits; throws a SourceError where there is none. */
  async find(archive: string, fits: (password: string) => Promise<boolean>): Promise<string> {
    for (const password of this.known) if (await fits(password)) return password;
    const refused = this.refused.get(archive);
    if (refused) throw refused;
    let tried = this.known.length > 0;
    for (let attempt = 0; this.ask && attempt < ATTEMPTS; attempt += 1) {
      const password = await this.ask(archive, attempt > 0);
      if (password === null || password === '') break;
      if (await fits(password)) {
        this.known.unshift(password);
        return password;
      }
      tried = true;
    }
    const error = new SourceError(tried ? 'zip-password-wrong' : 'zip-password-missing');
    this.refused.set(archive, error);
    throw error;
  }
}
