/** What collectors ask for; a newer collector may know more, and what it knows is shown by its id. */
export const FACTS = [
  'connect-build',
  'service-state',
  'service-start',
  'password-writeback',
  'staging-mode',
  'scheduler-enabled',
  'scheduler-suspended',
  'sync-interval',
  'tls-dotnet-default',
  'tls-dotnet-strong',
  'tls-dotnet32-default',
  'tls-dotnet32-strong',
  'tls12-client-enabled',
  'tls12-client-disabled-by-default',
  'dotnet-release',
  'windows',
  'clock-skew-seconds',
  'clock-source',
] as const;

/** Why something could not be found out. */
export const UNKNOWN = [
  'failed', // the program ended with an error
  'timed-out',
  'no-program',
  'not-understood', // it said something that is not known here
  'too-long', // it said more than is taken
  'not-asked', // the collector was told not to
  'nobody-to-ask', // no domain controller is known
] as const;

/** Value of a setting that is not there. */
export const NOT_SET = 'not-set';

/** Logs name a computer in full, some programs only its first part; letter case never matters. */
export function isSameComputer(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  if (one === other) return true;
  const isBare = !one.includes('.') || !other.includes('.');
  return isBare && one.split('.')[0] === other.split('.')[0];
}
