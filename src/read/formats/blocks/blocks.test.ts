import { eventText } from '../../testing/event-text';
import { brief, everything, readAll } from '../../testing/read-all';

type Whole = Awaited<ReturnType<typeof readAll>>;
const messages = ({ records }: Whole): (string | null)[] => records.map(({ message }) => message);
const notes = ({ reading }: Whole): string[] => reading.notes.map(({ kind, detail }) => `${kind} ${detail}`);

const wevtutil = (n: number, text: string, date = '2026-01-30T10:00:01.500'): string =>
  `Event[${n}]:\r\n  Log Name: Application\r\n  Source: ADSync\r\n  Date: ${date}\r\n  Event ID: 6329\r\n  Task: Server\r\n` +
  `  Level: Error\r\n  Opcode: Info\r\n  Keyword: Classic\r\n  User: N/A\r\n  User Name: N/A\r\n  Computer: SRV1\r\n` +
  `  Description: \r\n${text}\r\n\r\n`;

describe('wevtutil /f:text', () => {
  test('gives what the form holds, and says what it does not', async () => {
    const whole = await readAll(wevtutil(0, 'a: b\r\n  c: d') + wevtutil(1, 'N/A'), {
      ...everything,
      timeZone: 'Europe/Stockholm',
    });
    expect(whole.records[0]).toEqual({
      ref: { file: 'a.xml', recordId: '', position: 1, computer: 'SRV1', channel: 'Application' },
      provider: 'ADSync',
      sourceName: null,
      eventId: 6329,
      time: '2026-01-30T09:00:01.500Z',
      level: 2,
      data: [],
      message: 'a: b\n  c: d',
      place: 1,
    });
    expect(messages(whole)).toEqual(['a: b\n  c: d', null]);
    expect(whole.reading).toMatchObject({ format: 'wevtutil-text', events: 2, problems: 0 });
    expect(notes(whole)).toEqual([
      'time-zone-assumed Europe/Stockholm',
      'form-lost record-id',
      'form-lost data-boundaries',
    ]);
  });

  test('counts the times that the clock shows twice or leaves out', async () => {
    const dates = ['2026-10-25T01:59', '2026-10-25T02:10', '2026-10-25T02:59', '2026-03-29T02:30', '2026-03-29T03:00'];
    const text = dates.map((date, n) => wevtutil(n, `m${n}`, `${date}:00.000`)).join('');
    const timeZone = 'Europe/Stockholm';
    const told = notes(await readAll(text, { ...everything, timeZone }));
    expect(told).toEqual(expect.arrayContaining(['time-shown-twice 2', 'time-left-out 1']));
    expect(notes(await readAll(text)).join()).not.toMatch(/twice|left-out/);
  });

  test('reads the fields by their order, in any language, and the form of newer Windows', async () => {
    const text = wevtutil(0, 'x', '2026-01-30T10:00:01.5000000Z')
      .replace('Event[0]:', 'イベント[0]')
      .replace(/^ {2}[^:]*:/gm, '  何か：')
      .replaceAll('\r', '\0\r');
    const whole = await readAll(text);
    expect(whole.records).toMatchObject([{ eventId: 6329, time: '2026-01-30T10:00:01.5000000Z', message: 'x' }]);
    expect(notes(whole)).not.toContainEqual(expect.stringMatching(/time-zone/));
  });

  test('a text that looks like the beginning of an event is none', async () => {
    const whole = await readAll(wevtutil(0, 'Event[7]:\r\n  Log Name: x\r\nEvent[9]') + wevtutil(1, 'y'));
    expect([messages(whole).length, whole.reading.problems]).toEqual([2, 0]);
  });

  test('an event whose beginning is damaged is missed', async () => {
    const [a, b, c] = [0, 1, 2].map((n) => wevtutil(n, `m${n}`)) as [string, string, string];
    const whole = await readAll(a + b.replace('Event[1]', 'Evint(1)') + c);
    expect([whole.reading.events, whole.reading.problems]).toEqual([2, 1]);
    expect(brief(await readAll(a + b.replace('Date: 2', 'Date: x') + c))).toEqual([`event-malformed@${a.length}`]);
    expect(brief(await readAll(a + b.slice(0, 40)))).toEqual([`event-truncated@${a.length}`]);
  });

  test('an event without end is not kept in memory', async () => {
    const whole = await readAll(wevtutil(0, `${'x'.repeat(70)}\r\n`.repeat(40_000)) + wevtutil(1, 'y'));
    expect(brief(whole)).toEqual(['event-too-large@0']);
    expect(messages(whole)).toEqual(['y']);
  });
});

const list = (properties: [string, string][]): string =>
  `${properties.map(([name, value]) => `${name.padEnd(12)} : ${value}`).join('\r\n')}\r\n\r\n`;
const listed = (message: string, second = 1): string =>
  list([
    ['TimeCreated', `1/30/2026 10:00:0${second} AM`],
    ['ProviderName', 'ADSync'],
    ['Id', '6329'],
    ['Message', message],
  ]);

describe('Format-List', () => {
  test('joins what the width of the console had broken', async () => {
    const indent = ' '.repeat(15);
    const filled = 'word '.repeat(13);
    const whole = await readAll(`\r\n\r\n${listed(`${filled}\r\n${indent}longer words\r\n${indent}own line`)}`);
    expect(messages(whole)).toEqual([`${filled}longer words\nown line`]);
    expect(whole.reading).toMatchObject({ format: 'powershell-list', events: 1, problems: 0 });
    expect(whole.records).toMatchObject([{ provider: 'ADSync', eventId: 6329, time: '2026-01-30T10:00:01Z' }]);
  });

  test('an event whose first line is damaged is a problem', async () => {
    const whole = await readAll(listed('a') + listed('b').replace('TimeCreated ', 'TimeCr?ated ') + listed('c', 2));
    expect(messages(whole)).toEqual([expect.stringMatching(/^a/), 'c']);
    expect(whole.reading.problems).toBe(1);
  });

  test('without the provider it is refused', async () => {
    const whole = await readAll(listed('a').replace(/ProviderName.*\r\n/, ''));
    expect(whole.problems).toMatchObject([{ reason: 'columns-missing', detail: 'ProviderName' }]);
  });
});

const logged = (id: number, text: string): string =>
  `[${id}] ADSync\r\n   Type:     ERROR\r\n   Computer: SRV1\r\n   Time:     1/30/2026 10:00:01 AM   ID:       6329\r\n${text}\r\n\r\n`;

describe('PsLogList', () => {
  test('gives record ids, the computer and the log', async () => {
    const text = `\r\nApplication log on \\\\SRV1:\r\n${logged(8, 'a\r\nb')}System log on \\\\SRV1:\r\n${logged(7, 'c')}`;
    const whole = await readAll(text);
    expect(whole.records).toMatchObject([
      { ref: { recordId: '8', computer: 'SRV1', channel: 'Application' }, level: 2, message: 'a\nb' },
      { ref: { recordId: '7', computer: 'SRV1', channel: 'System' }, message: 'c' },
    ]);
    expect(whole.reading).toMatchObject({ format: 'psloglist', problems: 0 });
  });

  test('an event whose first line is damaged is a problem', async () => {
    const whole = await readAll(logged(8, 'a') + logged(7, 'b').replace('[7]', '<7>') + logged(6, 'c'));
    expect(whole.records.map(({ ref }) => ref.recordId)).toEqual(['8', '6']);
    expect(whole.reading.problems).toBe(1);
  });
});

const copied = (text: string, id = 6329): string =>
  `Log Name:      Application\r\nSource:        ADSync\r\nDate:          1/30/2026 3:00:01 PM\r\nEvent ID:      ${id}\r\n` +
  `Task Category: Server\r\nLevel:         Error\r\nKeywords:      \r\nUser:          N/A\r\nComputer:      SRV1\r\n` +
  `Description:\r\n${text}\r\n\r\n`;

describe('details copied out of Event Viewer', () => {
  test('give what they hold, and say what they do not', async () => {
    const whole = await readAll(
      `${copied('a: b\r\n\r\nc')}Then the user tried again:\r\n${copied('TrackingId: 1, x', 33004)}`,
    );
    expect(whole.records).toMatchObject([
      { ref: { recordId: '', computer: 'SRV1', channel: 'Application' }, provider: 'ADSync', eventId: 6329, level: 2 },
      { eventId: 33004, time: '2026-01-30T15:00:01Z' },
    ]);
    expect(messages(whole)).toEqual(['a: b\n\nc\n\nThen the user tried again:', 'TrackingId: 1, x']);
    expect(whole.reading).toMatchObject({ format: 'event-details', events: 2, problems: 0 });
    expect(notes(whole)).toEqual(expect.arrayContaining(['form-lost record-id', 'form-lost data-boundaries']));
  });

  test('are read by their order, in any language, with the text beside its heading too', async () => {
    const text = copied('b')
      .replace(/^[^:\r\n]{1,15}:/gm, 'Något:')
      .replace('Något:\r\nb', 'Något: a\r\nb');
    const whole = await readAll(text.replace('1/30/2026 3:00:01 PM', '2026-01-30 15:00:01'));
    expect(whole.records).toMatchObject([{ eventId: 6329, time: '2026-01-30T15:00:01Z', message: 'a\nb' }]);
  });

  test('may have been cut for a page', async () => {
    const text = copied('TrackingId: 1, Details: x').replace(/^(?:Log Name|User|Computer):.*\r\n/gm, '');
    const whole = await readAll(text + text);
    expect(messages(whole)).toEqual(Array(2).fill('TrackingId: 1, Details: x'));
    expect(whole.records[0]).toMatchObject({ ref: { computer: '', channel: '' }, provider: 'ADSync', level: 2 });
  });

  test('with their XML are read from that', async () => {
    const event = eventText({ id: 7 });
    expect((await readAll(`${copied('a')}Event Xml:\r\n${event}`)).reading).toMatchObject({
      format: 'event-xml',
      events: 1,
    });
    const late = await readAll(`${copied('a')}${copied('x'.repeat(5000))}Event Xml:\r\n${event}`);
    expect(messages(late)).toEqual(['a', 'x'.repeat(5000)]);
  });

  test('a letter with a date is none', async () => {
    const letter = 'From: a@b.c\r\nSubject: hello\r\nDate: 1/30/2026 3:00:01 PM\r\nTo: d@e.f\r\n\r\nText\r\n';
    expect((await readAll(letter)).problems).toMatchObject([{ reason: 'not-event-xml' }]);
  });
});

test.each([
  [
    'Get-WinEvent',
    '\r\n   ProviderName: ADSync\r\n\r\nTimeCreated                     Id LevelDisplayName Message\r\n-----------                     -- ---------------- -------\r\n1/30/2026 10:00:01 AM         6329 Error            BAIL: MMS(4984): ...\r\n',
  ],
  [
    'Get-EventLog',
    '   Index Time          EntryType   Source                 InstanceID Message\r\n   ----- ----          ---------   ------                 ---------- -------\r\n  123456 Jan 30 10:00  Error       ADSync                       6329 BAIL...\r\n',
  ],
])('a table that %s has written for a screen is refused', async (_, text) => {
  expect((await readAll(text)).problems).toEqual([{ file: 'a.xml', offset: 0, reason: 'format-table', detail: null }]);
});
