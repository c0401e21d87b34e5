/** An error whose message is for a person: usage, input, output, catalog. Anything else that is thrown is a bug. */
export class UserError extends Error {
  override readonly name: string = 'UserError';

  /** `hint` is the way out, one line. */
  constructor(
    message: string,
    readonly hint: string | null = null,
  ) {
    super(message);
  }
}

/** The command line asks for something that does not exist or makes no sense. */
export class UsageError extends UserError {
  override readonly name = 'UsageError';
}
