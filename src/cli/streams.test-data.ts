import { PassThrough, Readable } from 'node:stream';
import { run } from './run';
import type { Streams } from './streams';

/** Nobody reads while the command runs, so everything must fit. */
export const ROOM = 64 * 1024 * 1024;

export interface Outcome {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs the command line with streams of its own, a fixed clock and UTC, as in a pipe. */
export async function invoke(argv: string[], given: Partial<Streams> & { input?: string } = {}): Promise<Outcome> {
  const stdout = new PassThrough({ highWaterMark: ROOM });
  const stderr = new PassThrough({ highWaterMark: ROOM });
  const stdin = Readable.from(given.input === undefined ? [] : [Buffer.from(given.input)]);
  const now = (): Date => new Date('2024-06-01T12:00:00Z');
  const status = await run(argv, { stdin, stdout, stderr, env: {}, now, timeZone: 'UTC', ...given });
  return { status, stdout: text(stdout), stderr: text(stderr) };
}

const text = (stream: PassThrough): string => String((stream.read() as Buffer | null) ?? '');

const guid = '0a1b2c3d-0000-4000-8000-0000000000ab';

/** One event as Event Viewer exports it. */
export const eventXml = (id: number, recordId: number, time: string, data: string): string =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='PasswordResetService'/>` +
  `<EventID Qualifiers='0'>${id}</EventID><Level>4</Level><TimeCreated SystemTime='${time}'/>` +
  `<EventRecordID>${recordId}</EventRecordID><Channel>Application</Channel><Computer>SYNC1.contoso.com</Computer>` +
  `</System><EventData><Data>${data}</Data></EventData></Event>`;

/** A password reset that the domain's policy refused: one finding, a fault of the user. */
export const failedReset = `<Events>${eventXml(
  31001,
  1,
  '2024-05-31T10:00:00.0000000Z',
  `TrackingId: ${guid}, PasswordResetRequestStart, Details: anna@contoso.com`,
)}${eventXml(
  33008,
  2,
  '2024-05-31T10:00:01.0000000Z',
  `TrackingId: ${guid}, Reason: Synchronization Engine returned an error hr=80230619, message=A restriction prevents ` +
    `the password from being changed to the current one specified., Context: cloudAnchor: User_${guid}, ` +
    `SourceAnchorValue: jYCmV0xpzky2gk+pHsGVng==, UserPrincipalName: anna@contoso.com, unblockUser: True, Details: x`,
)}</Events>`;
