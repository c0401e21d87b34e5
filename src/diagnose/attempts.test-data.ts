import type { Catalog } from '../model/catalog';
import type { EventRecord } from '../model/record';
import type { Finding } from '../model/report';
import { diagnosed, prs, testCatalog, text } from '../testing/log-builder';
import type { Diagnosis } from './diagnose';

/** For tests of judgements: attempts and service events in short spellings, times in seconds from the start of the log. */

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});
export const theCatalog = (): Catalog => catalog;

let id = 0;
export const next = (): number => (id += 1);
export const service = (code: number, at: number, server?: string): EventRecord =>
  prs(code, at, text.service(next(), 'x'), server);

export interface Try {
  code?: number;
  hr?: string;
  change?: boolean;
  server?: string;
  domain?: string;
}

export function attempt(
  user: string,
  at: number,
  { code, hr, change = false, server, domain }: Try = {},
): EventRecord[] {
  const own = next();
  const moved = (line: string): string => (domain ? line.replaceAll('@contoso.com', `@${domain}`) : line);
  const end = code
    ? text.failure(own, user, hr ?? '80230626', change ? '' : undefined, change ? 'ChangePassword' : undefined)
    : text.success(own, user, change ? '' : undefined);
  return [
    prs(change ? 31006 : 31001, at, moved(text.start(own, user)), server),
    prs(code ?? (change ? 31007 : 31002), at + 1, moved(end), server),
  ];
}
export const denied = (user: string, at: number, more: Try = {}): EventRecord[] =>
  attempt(user, at, { code: 33004, ...more });
export const unreachable = (user: string, at: number, more: Try = {}): EventRecord[] =>
  attempt(user, at, { code: 33001, hr: '80230818', ...more });
export const refused = (user: string, at: number): EventRecord[] => attempt(user, at, { code: 33008, hr: '80230619' });

export const judged = (records: EventRecord[], goesOnFor = 0): Diagnosis => diagnosed(records, catalog, goesOnFor);
export const first = (records: EventRecord[], goesOnFor = 0): Finding => judged(records, goesOnFor).findings[0]!;
