import { join } from 'node:path';
import { loadCatalog } from '../catalog/load';
import { classify } from '../classify';
import { correlate } from '../correlate';
import { diagnose } from '../diagnose';
import type { Diagnosis } from '../diagnose/diagnose';
import type { Catalog } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { Correlation, LogExtent, LogExtents } from '../model/flow';
import type { EventRecord } from '../model/record';
import { compareTimes } from '../model/time';

/** For tests: events as they would come out of a log, made of the texts that the product under diagnosis writes. */

export const testCatalog = (): Promise<Catalog> => loadCatalog(join(__dirname, '../../catalog'));

export const guid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
export const anchor = (user: string): string =>
  `User_${guid(1000 + [...user].reduce((sum, c) => sum + c.charCodeAt(0), 0))}`;
const upn = (user: string): string => `${user}@contoso.com`;

/** Texts of PasswordResetService. */
export const text = {
  start: (id: number, user: string, name = 'PasswordResetRequestStart') =>
    `TrackingId: ${guid(id)}, ${name}, Details: ${upn(user)}`,
  success: (id: number, user: string, extra = ', unblockUser: True') =>
    `TrackingId: ${guid(id)}, PasswordResetSuccess, Details: ${context(user, extra)}`,
  failure: (id: number, user: string, hr: string, extra = ', unblockUser: True', method = 'ResetPassword') => {
    const reason = `Synchronization Engine returned an error hr=${hr}, message=A message, with a comma.`;
    const type = 'Microsoft.CredentialManagement.OnPremisesPasswordReset.Shared.PasswordResetException';
    return `TrackingId: ${guid(id)}, Reason: ${reason}, ${context(user, extra)}, Details: ${type}: ${reason}\n   at AADPasswordReset.SynchronizationEngineManagedHandle.ThrowSyncEngineError(Int32 hr)\n   at AADPasswordReset.SynchronizationEngineManagedHandle.${method}(String cloudAnchor, String sourceAnchor)`;
  },
  service: (id: number, what: string) => `TrackingId: ${guid(id)}, ${what}, Details: Version: 5.0.686.0`,
};

const context = (user: string, extra: string): string =>
  `Context: cloudAnchor: ${anchor(user)}, SourceAnchorValue: jYCmV0xpzky2gk+pHsGVng==, UserPrincipalName: ${upn(user)}${extra}`;

/** Texts of the engine; `noise` stands at the head of many traces. */
export const trace = {
  noise: 'BAIL: MMS(4984): ..\\dnutils.cpp(1341): 0x800700b7 (Cannot create a file when that file already exists.)',
  code: (hr: string) => `BAIL: MMS(4984): ..\\server.cpp(11139): 0x${hr} (A text.)\nAzure AD Sync 2.5.79.0`,
  line: (line: string, hr: string) =>
    `ERR_: MMS(4984): admaexport.cpp(2944): ${line}\nBAIL: MMS(4984): admaexport.cpp(2963): 0x${hr}\nAzure AD Sync 2.5.79.0`,
};

/** One record: `at` in seconds from the start of the log, the id gives the record id its order within a second. */
export function record(provider: string, eventId: number, at: number, data: string, computer = 'SRV1'): EventRecord {
  const time = new Date(Date.UTC(2026, 0, 30, 10) + at * 1000).toISOString();
  recordId += 1;
  const ref = { file: 'test.xml', recordId: String(recordId), computer, channel: 'Application' };
  return { ref, provider, sourceName: null, eventId, time, level: 4, data: [data], message: null };
}
let recordId = 0;

export const prs = (eventId: number, at: number, data: string, computer?: string): EventRecord =>
  record('PasswordResetService', eventId, at, data, computer);
export const sync = (eventId: number, at: number, data: string, computer?: string): EventRecord =>
  record('ADSync', eventId, at, data, computer);
export const dirsync = (eventId: number, at: number, data: string): EventRecord =>
  record('Directory Synchronization', eventId, at, data);

/** Attempts of one second: one that succeeds, and one that Active Directory denies. */
export const success = (id: number, user: string, at: number): EventRecord[] => [
  prs(31001, at, text.start(id, user)),
  prs(31002, at + 1, text.success(id, user)),
];
export const denied = (id: number, user: string, at: number): EventRecord[] => [
  prs(31001, at, text.start(id, user)),
  prs(33004, at + 1, text.failure(id, user, '80230626')),
];

export function classified(records: readonly EventRecord[], catalog: Catalog): ClassifiedEvent[] {
  return records.flatMap((one) => classify(one, catalog) ?? []);
}

/** Each server's log from its first record to `goesOnFor` seconds after its last; other programs write in every minute. */
export function extentsOf(records: readonly EventRecord[], goesOnFor = 0): LogExtents {
  const extents = new Map<string, LogExtent>();
  for (const { ref, time } of records) {
    if (time === null) continue;
    const end = new Date(Date.parse(time) + goesOnFor * 1000).toISOString();
    const known = extents.get(ref.computer);
    extents.set(ref.computer, {
      first: known && compareTimes(known.first, time) < 0 ? known.first : time,
      last: known && compareTimes(known.last, end) > 0 ? known.last : end,
      channels: ['Application'],
      minutes: null,
    });
  }
  return extents;
}

/** Correlates records; the log goes on for `goesOnFor` seconds after the last of them. */
export function correlated(records: readonly EventRecord[], catalog: Catalog, goesOnFor = 0): Correlation {
  return correlate(classified(records, catalog), catalog, extentsOf(records, goesOnFor));
}

export function diagnosed(records: readonly EventRecord[], catalog: Catalog, goesOnFor = 0): Diagnosis {
  const correlation = correlated(records, catalog, goesOnFor);
  const logs = extentsOf(records, goesOnFor);
  const events = classified(records, catalog);
  return diagnose(correlation, { events, logs, gaps: [], whole: correlation }, catalog, 'en');
}
