import fc from 'fast-check';
import type { Catalog } from '../model/catalog';
import { anchor, guid, prs, sync, testCatalog, text, trace } from '../testing/log-builder';
import { classify } from './classify';
import { EventPool } from './event-pool';
import { messageFields, trackingIdOf } from './message-fields';
import { isApart, plainFailure } from './plain-failure';
import { plainText } from './plain-text';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

/** Pieces that mean something to one pattern of the message grammar or another, whole or begun. */
const MEANT = [
  ...['hr', 'hr=', 'hr = 0x', '80230619', '0x80230626', '0x80070005', 'code ', 'code 80004005', 'BAIL: x 0x80070057'],
  ...[
    'ExportPasswordSet failed with 0x80004005',
    'AAD anchor',
    'AAD anchor =',
    ` ${anchor('bo')}`,
    'User_x',
    'Version:',
  ],
  ...['Azure AD Sync', 'Azure AD Sync 2.1.20.0', '2.5.79.0', '5.0.686.0', 'Namespace', 'Namespace:', 'ssprdedicatedx'],
  ...['ns1.servicebus.windows.net', 'UserName=MSOL_1', 'DomainName=CONTOSO.COM', 'for domain: a.b', 'MSOL_ab12'],
  ...[
    'acquire user information: A\\b',
    'RPC Error',
    'RPC Error 1722',
    ': 90',
    'Error Code',
    'Error Code: 91',
    'Result:',
  ],
  ...['Failed', 'Result: Failed', '   at A.ResetPassword(String x)', '.Change(', 'Details:', 'Context: ', 'TrackingId'],
  ...[
    'cloudAnchor: ',
    'UserPrincipalName ',
    'AdminUpn: ',
    'unblockUser: True',
    'ForcePasswordChange',
    'a@b.c',
    'SomeException',
  ],
  ...[
    guid(1),
    `TrackingId: ${guid(2)}`,
    ', PasswordResetSuccess, ',
    'x',
    '0x',
    '=',
    ':',
    ',',
    ' ',
    '  ',
    '\n',
    '\n',
    '\n   ',
    '\t',
  ],
];
const meant = fc.constantFrom(...MEANT);
const anyText = fc
  .array(fc.oneof(meant, fc.string({ maxLength: 4 })), { maxLength: 20 })
  .map((parts) => parts.join(''));
const value = fc.oneof(
  fc.constantFrom(
    ...MEANT.map((piece) => piece.trim()),
    'exceptionA@b.c',
    '0x89abcdef',
    'msol_a',
    'UnblockUser',
    'a@x.servicebus.windows.net',
  ),
  fc.string({ unit: fc.constantFrom(...'aZ09._@+/-=:, '), maxLength: 12 }),
  fc.constantFrom('anna@contoso.com', anchor('anna'), 'jYCmV0xpzky2gk+pHsGVng==', 'True', 'False'),
);
/** What is nearly a plain text, or is one. */
const nearlyPlain = fc
  .tuple(fc.constantFrom(text.start(1, 'anna'), text.success(1, 'anna'), text.success(1, 'anna', '')), value, fc.nat(6))
  .map(([said, replaced, place]) => {
    let at = 0;
    return said.replace(/[^\s,:]+(?=,|$)/g, (found) => (at++ === place ? replaced : found));
  });

/** What nearly begins like a failure, or does: pieces are put in where its parts meet. */
const nearlyFailure = fc
  .tuple(
    fc.constantFrom(text.failure(1, 'anna', '80230619'), text.failure(1, 'anna', '80004005')),
    fc.array(fc.tuple(meant, fc.nat(20)), { maxLength: 4 }),
    fc.boolean(),
    fc.option(value),
  )
  .map(([said, pieces, isShort, replaced]) => {
    const parts = said.split(/(?<=, )|(?=, Details)|(?=\n)|(?<=: )/);
    for (const [piece, at] of pieces) parts.splice(at % parts.length, 0, piece);
    const whole = parts.join('');
    const changed = replaced === null ? whole : whole.replace('anna@contoso.com', replaced);
    return isShort ? changed.split('\n')[0]! : changed;
  });

test.each([
  ['any text', anyText],
  ['a text that is nearly plain', nearlyPlain],
  ['the text of a failure, or nearly', nearlyFailure],
])('%s says the same in one go, line by line, and looked at as a whole', (_, texts) => {
  const pool = new EventPool(catalog);
  fc.assert(
    fc.property(texts, fc.boolean(), (said, isTracked) => {
      const whole = messageFields(said, catalog);
      const event = classify((isTracked ? prs : sync)(31002, 0, said), catalog, pool)!;
      expect(event.fields).toEqual(whole);
      expect(event.trackingId).toBe(isTracked ? trackingIdOf(said) : null);
      const kept = classify((isTracked ? prs : sync)(33004, 0, said), catalog, pool)!;
      expect(kept.fields).toEqual(whole);
      expect(kept.lines.join('\n')).toBe(said);
    }),
    { seed: 1, numRuns: 3000 },
  );
});

test.each([
  text.start(1, 'anna'),
  text.success(1, 'anna'),
  text.success(1, 'anna', ', ForcePasswordChange: False').replace('UserPr', 'AdminUpn: bo@contoso.com, UserPr'),
])('is plain: %s', (said) => {
  expect(plainText(said)).not.toBeNull();
});

test('the two sides of a failure are told from its user', () => {
  const [line = ''] = text.failure(1, 'anna', '80230619').split('\n');
  const { before, context, behind } = plainFailure(line)!;
  expect(context.upn).toBe('anna@contoso.com');
  expect(line.endsWith(behind)).toBe(true);
  expect(line).toContain(`${before}Context: `);
  expect(before + behind).not.toContain('anna');
  expect(isApart(before)).toBe(true);
  expect(isApart(`BAIL: x, ${before}`)).toBe(false);
});

test.each([
  ['no user', ', Context: ', ', User: '],
  ['something between', 'Context: cloud', 'Context: now cloud'],
  ['no end', ', Details: ', ', '],
  ['another head', 'TrackingId: ', 'Id: '],
  ['a code for a user', 'anna@contoso.com', '0x80230619'],
])('a failure with %s is looked at as a whole', (_, written, instead) => {
  const [line = ''] = text.failure(1, 'anna', '80230619').split('\n');
  expect(plainFailure(line.replace(written, instead))).toBeNull();
});

test.each([text.failure(1, 'anna', '80230619'), trace.code('80230619'), text.service(1, 'x'), ''])(
  'is not: %j',
  (said) => {
    expect(plainText(said)).toBeNull();
  },
);
