import fc from 'fast-check';
import { readAll } from '../../testing/read-all';
import { FILE, broken, output, type Console } from './console.test-data';
import { BrokenLines } from './unwrap';

const messages = async (text: string): Promise<(string | null)[]> =>
  (await readAll(text)).records.map(({ message }) => message);

const failure = (id: string): string =>
  `TrackingId: ${id}, Reason: Synchronization Engine returned an error hr=80230626, message=The password could not be updated ` +
  'because the management agent credentials were denied access., Context: cloudAnchor: User_9b83f544-ba22-4ffb-bff5-c1c2374d654c, ' +
  'SourceAnchorValue: F39SWQrM2EidaboN8UC8Ww==, UserPrincipalName: user2@contoso.co.uk, Details: ' +
  'Microsoft.CredentialManagement.OnPremisesPasswordReset.Shared.PasswordResetException: Synchronization Engine returned an error\n' +
  'at AADPasswordReset.SynchronizationEngineManagedHandle.ThrowSyncEngineError(Int32 hr)\n' +
  '   at AADPasswordReset.SynchronizationEngineManagedHandle.ChangePassword(String cloudAnchor, String sourceAnchor)';
const trace = (process: number, line: number): string =>
  'An unexpected error has occurred during a password set operation. \n' +
  ` "BAIL: MMS(${process}): X:\\bt\\repo\\src\\dev\\sync\\ma\\shared\\inc\\MAUtils.h(${line}): 0x80070002 (The system cannot find the file specified.)\n` +
  `BAIL: MMS(${process}): failed to acquire user information: CONTOSO\\MSOL_1. Error Code: 5\n` +
  `ERR_: MMS(${process}): X:\\bt\\repo\\src\\dev\\sync\\ma\\shared\\inc\\MAUtils.h(${line + 1}): 0x80070003 (The system cannot find the file specified.)\n` +
  'Azure AD Sync 2.5.79.0"';
const success = (id: string): string =>
  `TrackingId: ${id}, PasswordResetSuccess, Details: Context: cloudAnchor: User_a5a99e6f-dc5b-4d63-8092-acdf79965131, ` +
  'SourceAnchorValue: jYCmV0xpzky2gk+pHsGVng==, UserPrincipalName: user1@contoso.onmicrosoft.com, unblockUser: True';
const ID = 'e9654057-f2df-452c-8f69-132a882798d9';
/** No own line of these just fills one of the consoles below: nothing would tell it from one that was broken there. */
const TEXTS = [
  failure(ID),
  trace(4984, 58),
  success(ID),
  'Short.',
  failure(ID.replaceAll('9', '8')),
  trace(15716, 113),
];
const asRead = (texts: readonly string[]): string[] => texts.map((text) => text.trim());

const CONSOLES = [79, 80, 119, 120, 199, 200].flatMap((columns): Console[] => [
  { columns, words: true },
  { columns, words: false },
]);

test.each(CONSOLES)('what a console of $columns columns broke (between words: $words) is put together', async (at) => {
  expect(await messages(output(TEXTS, at))).toEqual(asRead(TEXTS));
  expect(await messages(output([failure(ID)], at))).toEqual([failure(ID)]);
});

test('a single break behind a blank is known', async () => {
  const text = output([success(ID)], { columns: 160, words: true });
  expect(text).toContain(', \r\n');
  expect(await messages(text)).toEqual([success(ID)]);
});

describe('what was never broken stays as it is', () => {
  const row = (process: number, end: string): string => `BAIL: MMS(${process}): ${'x'.repeat(90)}\n${end}`;

  test.each([
    ['texts of several kinds', TEXTS],
    ['one event', [trace(4984, 58)]],
    [
      'long lines of one length',
      [row(4984, 'BAIL: b'), row(5716, 'ERR_: c'), row(4711, 'Azure AD Sync'), row(4712, 'at x')],
    ],
    ['one event with many of them', [[row(4984, row(4985, row(4986, 'at the end'))), row(4987, 'at last')].join('\n')]],
  ])('%s', async (_, texts) => {
    expect(await messages(output(texts, FILE))).toEqual(asRead(texts));
  });
});

test('each output of a file has its own width', async () => {
  const outputs = [CONSOLES[0]!, FILE, CONSOLES[7]!, CONSOLES[4]!, FILE, CONSOLES[10]!];
  const text = outputs.map((at) => output(TEXTS, at)).join('');
  expect(await messages(text)).toEqual(outputs.flatMap(() => asRead(TEXTS)));
});

test('lines that lost the blanks at their ends on the way through a clipboard are put together', async () => {
  const at = { columns: 119, words: true };
  const text = output([failure(ID), success(ID)], at).replace(/[ \t]+(?=\r\n)/g, '');
  expect(await messages(text)).toEqual([failure(ID), success(ID)]);
});

test('a long line is dealt with in time', () => {
  const lines = new BrokenLines();
  const texts = [[`${'x'.repeat(500_000)} `, 'y'.repeat(500_000), ...Array<string>(100_000).fill('z ')]];
  const start = performance.now();
  lines.see(texts);
  expect(lines.joined(texts[0]!)).toHaveLength(500_001 + 500_000 + 200_000 + 100_000);
  expect(performance.now() - start).toBeLessThan(1_000);
});

describe('any text', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9.,:=()-]{1,30}$/);
  const capital = fc.stringMatching(/^[A-Z"(][A-Za-z]{0,8}$/);
  /** Own lines begin with capitals and end without a blank. */
  const line = (least: number, most: number, one = word): fc.Arbitrary<string> =>
    fc
      .tuple(capital, fc.array(one, { minLength: least, maxLength: most }))
      .map(([first, more]) => [first, ...more].join(' '));
  const prose = fc.string({ unit: fc.constantFrom(...'eghiklmnorståö'), minLength: 3, maxLength: 12 });
  const text = (one: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.array(one, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));
  const given = (texts: readonly string[], width: number, words: boolean): string[] => {
    const shown = texts.map((one) => one.split('\n').flatMap((own) => broken(own, width, words)));
    const lines = new BrokenLines();
    lines.see(shown);
    return shown.map((one) => lines.joined(one));
  };

  test('comes back as it was before a console of any width broke it between words', () => {
    fc.assert(
      fc.property(fc.array(text(line(0, 60)), { minLength: 1 }), fc.integer({ min: 40, max: 250 }), (texts, width) => {
        expect(given(texts, width, true)).toEqual(texts);
      }),
      { seed: 1 },
    );
  });

  test('comes back as it was before a console of any width broke it, but for own lines that just fill it', () => {
    const long = fc.array(text(line(50, 60, prose)), { minLength: 3 });
    fc.assert(
      fc.property(long, fc.integer({ min: 40, max: 250 }), (texts, width) => {
        const fills = (own: string): boolean => own.length % width === 0;
        fc.pre(!texts.some((one) => one.split('\n').some(fills)));
        expect(given(texts, width, false)).toEqual(texts);
      }),
      { seed: 2 },
    );
  });

  test('comes back as it is where nothing was broken', () => {
    fc.assert(
      fc.property(fc.array(text(line(0, 60)), { minLength: 1 }), (texts) => {
        expect(given(texts, Infinity, true)).toEqual(texts);
      }),
      { seed: 3 },
    );
  });
});
