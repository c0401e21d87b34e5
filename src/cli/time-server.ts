import { isSameComputer } from '../model/fact-names';

const HOST = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i;

/**
 * A domain controller: the one that the person logged on with, else whichever answers to the name of the domain. Who is
 * logged on with an account of this computer alone has none.
 */
export function timeServer(env: Readonly<Record<string, string | undefined>>, computer: string): string | null {
  const logon = env['LOGONSERVER']?.replace(/^\\\\/, '');
  const named = [logon !== undefined && isSameComputer(logon, computer) ? undefined : logon, env['USERDNSDOMAIN']];
  return named.find((name) => name !== undefined && HOST.test(name)) ?? null;
}
