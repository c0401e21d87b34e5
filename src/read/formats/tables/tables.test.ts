import { utf16 } from '../../testing/event-text';
import { readLog } from '../../read-log';
import { brief, drain, everything, memorySource, readAll } from '../../testing/read-all';

const VIEWER = 'Level,Date and Time,Source,Event ID,Task Category\r\n';
const viewerRow = (at: string, message: string, id = 31001): string =>
  `Information,1/30/2026 ${at},PasswordResetService,${id},None,${message}\r\n`;
const WINEVENT =
  '"Message","Id","RecordId","ProviderName","LogName","MachineName","TimeCreated","LevelDisplayName"\r\n';
const winEventRow = (id: number, message: string): string =>
  `"${message}","31001","${id}","PasswordResetService","Application","SRV1","30.01.2026 10:00:0${id % 10}","Fehler"\r\n`;

const messages = (whole: Awaited<ReturnType<typeof readAll>>): (string | null)[] =>
  whole.records.map(({ message }) => message);
const notes = ({ reading }: Awaited<ReturnType<typeof readAll>>): string[] =>
  reading.notes.map(({ kind, detail }) => `${kind} ${detail}`);

describe('Event Viewer', () => {
  test('gives what the form holds, and says what it does not', async () => {
    const whole = await readAll(VIEWER + viewerRow('10:00:01 AM', '"a, ""b""\r\nc"'));
    expect(whole.records).toEqual([
      {
        ref: { file: 'a.xml', recordId: '', position: 1, computer: '', channel: '' },
        provider: 'PasswordResetService',
        sourceName: null,
        eventId: 31001,
        time: '2026-01-30T10:00:01Z',
        level: 4,
        data: [],
        message: 'a, "b"\nc',
        place: -1,
      },
    ]);
    expect(whole.reading).toMatchObject({ format: 'event-viewer-csv', encoding: 'utf-8', events: 1, problems: 0 });
    expect(notes(whole)).toEqual([
      'time-zone-assumed UTC',
      'form-lost record-id',
      'form-lost computer',
      'form-lost channel',
      'form-lost fraction',
      'form-lost data-boundaries',
    ]);
  });

  test('names columns in any language', async () => {
    const text = 'Niveau,Date et heure,Source,ID de l’événement,Catégorie\r\n';
    const whole = await readAll(`${text}Erreur,30/01/2026 10:00:01,ADSync,6329,Serveur,x\r\n`);
    expect(whole.records).toMatchObject([{ eventId: 6329, level: 2, time: '2026-01-30T10:00:01Z' }]);
  });

  test('may have lost its header', async () => {
    const whole = await readAll(viewerRow('10:00:01 AM', 'x').repeat(2));
    expect([whole.records.length, whole.reading.problems]).toEqual([2, 0]);
  });

  test('an event that damage has made one with the header is read as far as it goes, and told of', async () => {
    const named = '"Message","Id","ProviderName","TimeCreated","LevelDisplayName"';
    const row = (text: string): string => `"${text}","6329","ADSync","1/30/2026 10:00:01 AM","Error"\r\n`;
    const broken = `${named.slice(0, -8)}${'\0'.repeat(20)}b\r\nc","6329","ADSync","1/30/2026 10:00:01 AM","Error"\r\n`;
    const whole = await readAll(`${broken}${row('d')}${row('e')}`);
    expect([whole.records.map(({ message }) => message), whole.reading.problems]).toEqual([['c"', 'd', 'e'], 1]);
  });

  test('may hold no event', async () => {
    const whole = await readAll(VIEWER);
    expect([whole.reading.format, whole.reading.events, whole.reading.problems]).toEqual(['event-viewer-csv', 0, 0]);
  });

  test('two files joined are read as one', async () => {
    const one = `\ufeff${VIEWER}${viewerRow('10:00:01 AM', 'x')}`;
    const whole = await readAll(one + one);
    expect([whole.records.length, whole.reading.problems]).toEqual([2, 0]);
  });

  test('the order within a second is that of the file, newest first', async () => {
    const rows = ['10:00:02', '10:00:01', '10:00:01', '10:00:00'].map((at, i) => viewerRow(`${at} AM`, `m${i}`));
    const { records } = await readAll(VIEWER + rows.join(''));
    expect(records.map(({ ref }) => ref.position)).toEqual([1, 2, 3, 4]);
    const order = [...records].sort((a, b) => a.place! - b.place!);
    expect(order.map(({ message }) => message)).toEqual(['m3', 'm2', 'm1', 'm0']);
  });

  test('a date that another one contradicts is decided over the whole file', async () => {
    const text = `${VIEWER}${viewerRow('10:00:01 AM', 'x')}`.replace('1/30/2026', '2/1/2026');
    expect((await readAll(text)).records[0]!.time).toBe('2026-02-01T10:00:01Z');
    const both = await readAll(text + viewerRow('10:00:00 AM', 'y').replace('1/30/2026', '31/1/2026'));
    expect(both.records.map(({ time }) => time)).toEqual(['2026-01-02T10:00:01Z', '2026-01-31T10:00:00Z']);
    expect(notes(both)).not.toContainEqual(expect.stringMatching(/date-order/));
    expect(notes(await readAll(text))).toContain('date-order-assumed month-first');
  });

  test('its times are those of the given zone', async () => {
    const options = { ...everything, timeZone: 'Europe/Stockholm' };
    const whole = await readAll(VIEWER + viewerRow('10:00:01 AM', 'x'), options);
    expect(whole.records[0]!.time).toBe('2026-01-30T09:00:01Z');
    expect(notes(whole)).toContain('time-zone-assumed Europe/Stockholm');
  });

  test('quotes in a message that the writer did not double do no harm', async () => {
    const text = VIEWER + viewerRow('10:00:02 AM', '"a "b", c\r\n"d""') + viewerRow('10:00:01 AM', 'next');
    const whole = await readAll(text);
    expect(messages(whole)).toEqual(['a "b", c\n"d"', 'next']);
    expect(brief(whole)).toEqual([]);
  });
});

describe('PowerShell', () => {
  test('finds its columns by name, in any order', async () => {
    const whole = await readAll(`#TYPE Selected.EventLogRecord\r\n${WINEVENT}${winEventRow(7, 'ö')}`);
    expect(whole.records).toMatchObject([
      { ref: { recordId: '7', computer: 'SRV1', channel: 'Application' }, time: '2026-01-30T10:00:07Z', level: 2 },
    ]);
    expect(whole.reading.format).toBe('powershell-csv');
    expect(notes(whole)).toEqual(['time-zone-assumed UTC', 'form-lost fraction', 'form-lost data-boundaries']);
  });

  test('its ids with severity in their upper half are brought down', async () => {
    const whole = await readAll('Source;InstanceId;TimeGenerated;Message\nADSync;3221231801;2026-01-30 10:00;x\n');
    expect(whole.records).toMatchObject([{ eventId: 6329, provider: 'ADSync', time: '2026-01-30T10:00:00Z' }]);
  });

  test('empty cells at the end may be left out, but no others', async () => {
    const text = 'TimeCreated;ProviderName;Id;Message;Site;Container\n30.01.2026 10:00:00;ADSync;6329;x;\n';
    expect(messages(await readAll(text))).toEqual(['x']);
    expect(brief(await readAll(`${text}30.01.2026 10:00:00;ADSync;6329;x`))).toEqual([
      `event-malformed@${text.length}`,
    ]);
  });

  test('letters that it could not write are noted', async () => {
    expect(notes(await readAll(WINEVENT + winEventRow(1, 'J?rgen')))).toContain('form-lost characters');
    const fine = WINEVENT + winEventRow(1, 'what? see https://x.y/z?id=1 page.aspx?id=2');
    expect(notes(await readAll(fine))).not.toContain('form-lost characters');
  });

  test('joined files may name other columns', async () => {
    const other = '"Id","TimeCreated","ProviderName"\r\n"31002","31.01.2026 10:00:00","ADSync"\r\n';
    const whole = await readAll(WINEVENT + winEventRow(1, 'x') + other);
    expect(whole.records.map(({ eventId }) => eventId)).toEqual([31001, 31002]);
    expect(whole.reading.problems).toBe(0);
  });

  test.each([
    ['"TimeCreated","Id","LevelDisplayName","Message"\r\n"x"', 'ProviderName'],
    ['Message;TimeGenerated\r\nx', 'Source, EventID'],
    ['Message,Id\r\nx', 'TimeCreated, ProviderName'],
  ])('a table without what tells events apart is refused: %j', async (text, detail) => {
    const whole = await readAll(text);
    expect(whole.problems).toEqual([{ file: 'a.xml', offset: 0, reason: 'columns-missing', detail }]);
    expect(whole.reading.format).toBe('unknown');
  });
});

test('EvtxECmd: strings from its JSON, times in UTC with all digits', async () => {
  const head = 'RecordNumber,EventRecordId,TimeCreated,EventId,Level,Provider,Channel,Computer,Payload\r\n';
  const row =
    '1,7,2026-01-30 10:00:01.1234567,6329,Error,ADSync,Application,SRV1,"{""EventData"":{""Data"":""a""}}"\r\n';
  const whole = await readAll(head + row, { ...everything, timeZone: 'Asia/Tokyo' });
  expect(whole.records).toMatchObject([{ data: ['a'], message: null, time: '2026-01-30T10:00:01.1234567Z', level: 2 }]);
  expect(notes(whole)).toEqual(['form-lost data-boundaries']);
});

describe('damage', () => {
  const rows = Array.from({ length: 4 }, (_, i) => winEventRow(i, `line ${i}\r\nå`));

  test.each([
    ['closing', (row: string) => row.replace('å"', 'å')],
    ['opening', (row: string) => row.slice(1)],
  ])('a missing %s quote costs a line of one message', async (_, damage) => {
    const whole = await readAll(WINEVENT + rows.map((row, i) => (i === 1 ? damage(row) : row)).join(''));
    expect(messages(whole)).toEqual(['line 0\nå', expect.stringMatching(/^å"?$/), 'line 2\nå', 'line 3\nå']);
    expect(brief(whole)).toEqual([`event-malformed@${Buffer.byteLength(WINEVENT + rows[0])}`]);
  });

  test('offsets are those of the file, also in UTF-16', async () => {
    const text = `\ufeff${WINEVENT}${rows[0]}`;
    const whole = await readAll(utf16(`${text}garbage\r\n${rows[1]}`));
    expect(brief(whole)).toEqual([`event-malformed@${text.length * 2}`]);
    expect(whole.records).toHaveLength(2);
  });

  test('a cut tail is reported, and kept where the message comes last', async () => {
    expect(brief(await readAll(WINEVENT + rows[0] + rows[1]!.slice(0, 9)))).toEqual([
      `event-truncated@${Buffer.byteLength(WINEVENT + rows[0])}`,
    ]);
    const whole = await readAll(VIEWER + viewerRow('10:00:02 AM', '"a\r\nb').trimEnd());
    expect([messages(whole), brief(whole)]).toEqual([['a\nb'], [`event-truncated@${VIEWER.length}`]]);
  });

  test('a broken message is used as far as it goes', async () => {
    const whole = await readAll(VIEWER + viewerRow('10:00:02 AM', '"a\r\nb') + viewerRow('10:00:01 AM', 'next'));
    expect([messages(whole), brief(whole)]).toEqual([['a\nb', 'next'], [`event-irregular@${VIEWER.length}`]]);
  });

  test('a quote that is never closed does not swallow the file, and costs no more than reading', async () => {
    const junk = `"${'x'.repeat(60)}\n${'y'.repeat(60)}\n`.repeat(1 << 15);
    const started = Date.now();
    const whole = await readAll(`${WINEVENT}${rows[0]}${junk}${'z'.repeat(3_000_000)}\n${rows[1]}${rows[2]}`);
    expect(whole.records).toHaveLength(3);
    expect(whole.reading.problems).toBeGreaterThan(0);
    expect(whole.reading.problems).toBeLessThan(10);
    expect(Date.now() - started).toBeLessThan(5000);
  });

  test('a row without end is not read, however the bytes come', async () => {
    const text = WINEVENT + rows[0] + winEventRow(1, `${'x'.repeat(70)}\r\n`.repeat(40_000)) + rows[2];
    for (const size of [Infinity, 10_000]) {
      const whole = await drain(readLog(memorySource(text, size), everything));
      expect([whole.reading.problems, whole.problems[0]!.reason]).toEqual([1, 'event-too-large']);
      expect(messages(whole)).toEqual(['line 0\nå', 'line 2\nå']);
    }
  });

  test('an event without a time that is known is counted, and a problem', async () => {
    const whole = await readAll(WINEVENT + rows[0] + rows[1]!.replace('30.01.2026', '30.13.2026'));
    expect([whole.reading.events, whole.records.length]).toEqual([2, 1]);
    expect(whole.problems).toMatchObject([{ reason: 'event-malformed', detail: 'time' }]);
  });
});

test('rows are the same however the bytes come', async () => {
  const text =
    WINEVENT +
    Array.from({ length: 3000 }, (_, i) => winEventRow(i, `m${i}, ""q""\r\nåäö ${'x'.repeat(i % 700)}`)).join('');
  const whole = await readAll(text);
  expect(whole.reading).toMatchObject({ events: 3000, problems: 0 });
  expect(new Set(messages(whole)).size).toBe(3000);
});
