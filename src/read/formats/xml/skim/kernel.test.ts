import fc from 'fast-check';
import { minuteOf } from '../../../../model/time';
import { eventText } from '../../../testing/event-text';
import { HEAD_PARTS } from '../head-grammar';
import { readHead } from '../head';
import { Marks } from '../marks';
import { takeKernel } from './kernel';
import { GUARD, MINUTE_COUNT, MINUTES, PAIRS, PART, PART_END, TEXT } from './memory';

const kernel = takeKernel();

function load(text: string): void {
  kernel.bytes.set(Buffer.from(text, 'latin1'), TEXT);
  kernel.bytes.set(GUARD, TEXT + text.length);
}

/** What the kernel reads of the head at the start of a text, in the form of `readHead`. */
function kernelHead(text: string): unknown {
  load(text);
  const end = kernel.head(TEXT);
  if (end === 0) return null;
  const address = (at: number): number => kernel.view.getInt32(at, true);
  const parts = HEAD_PARTS.map((name) => [name, kernel.text(address(PART[name]), address(PART[name] + PART_END))]);
  return { ...Object.fromEntries(parts), end: end - TEXT };
}

const NS = " xmlns='http://schemas.microsoft.com/win/2004/08/events/event'";
const SYSTEM =
  `<System><Provider Name='Other' Guid='{1}'/><EventID Qualifiers='16384'>5</EventID><Version>0</Version><Level>4</Level>` +
  `<Task>1</Task><Opcode>0</Opcode><Keywords>0x80_F</Keywords><TimeCreated SystemTime='2026-02-05T02:53:20.0000904Z'/>` +
  `<EventRecordID>50000000</EventRecordID><Correlation ActivityID='{2}'/><Execution ProcessID='1' ThreadID='0'/>` +
  `<Channel>Application</Channel><Computer>SRV</Computer><Security UserID='S-1'/></System>`;
const whole = `<Event${NS}>${SYSTEM}`;

describe('a head', () => {
  const others = [
    whole,
    whole.replaceAll("'", '"'),
    whole.replaceAll('><', '>\r\n\t <'),
    whole.replace(NS, ''),
    whole.replace(NS, ' xmlns="it\'s"'),
    whole.replace(NS, ' other="1"'),
    whole.replace("Guid='{1}'", "Guid='{1}' "),
    whole.replace(/<(Version|Level|Task|Opcode|Keywords)>.*?<\/\1>/g, ''),
    whole.replace(/<(Correlation|Execution|Security)[^<]*/g, ''),
    whole.replace('<Level>4', '<Level>'),
    whole.replace('<Level>4', '<Level>4444444444'),
    whole.replace('>5<', '>1234567890<'),
    whole.replace('50000000', '1234567890123456'),
    whole.replace('50000000', '123456789012345'),
    whole.replace('<Channel>Application', '<Channel>'),
    whole.replace("Name='Other' Guid='{1}'", ''),
    whole.replace("Name='Other' Guid='{1}'", '/'),
    whole.replace("Name='Other' Guid='{1}'/", "Name='Other'"),
    whole.replace('<System>', '<System><!-- -->'),
    whole.replace('</Version>', '</Version><Extra/>'),
    whole.replace('SRV', 'S&amp;V\xe5'),
  ];

  test.each(others.map((text) => [text]))('is read as the expression reads it: %#', (text) => {
    expect(kernelHead(text)).toEqual(readHead(text, 0));
  });

  test('some are read, and some are not', () => {
    expect(others.filter((text) => readHead(text, 0)).length).toBeGreaterThan(8);
    expect(others.filter((text) => !readHead(text, 0)).length).toBeGreaterThan(5);
  });

  test('it ends nowhere but at its end', () => {
    for (let end = 0; end < whole.length; end += 1) expect(kernelHead(whole.slice(0, end))).toBeNull();
  });

  test('its time is one of the calendar', () => {
    const parts = [
      '00',
      '01',
      '02',
      '04',
      '09',
      '10',
      '11',
      '12',
      '13',
      '24',
      '28',
      '29',
      '30',
      '31',
      '32',
      '59',
      '60',
    ];
    const change = (at: number, by: string): string => {
      const time = '2026-02-05T02:53:20.0000904Z';
      return time.slice(0, at) + by + time.slice(at + by.length);
    };
    const dates = parts.flatMap((month) => parts.map((day) => change(5, `${month}-${day}`)));
    const hours = [11, 14, 17].flatMap((at) => parts.map((part) => change(at, part)));
    const ends = ['20Z', '20.Z', '20.1Z', '20.123456789Z', '20.1234567890Z', '20', '2Z', '20.1z', '20,1Z'];
    const years = ['1600', '1601', '1602'].flatMap((year) =>
      ['01-01', '01-02', '10-01'].map((day) => `${year}-${day}`),
    );
    const times = [
      ...years.map((day) => change(0, day)),
      ...dates,
      ...hours,
      ...ends.map((end) => change(17, end).slice(0, 17 + end.length)),
      change(4, '/'),
    ];
    const read = times.map((time) => whole.replace(/2026[^']*/, time));
    expect(read.map((text) => kernelHead(text))).toEqual(read.map((text) => readHead(text, 0)));
    expect(read.filter((text) => readHead(text, 0)).length).toBeGreaterThan(100);
  });

  test('whatever is changed in it', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.constantFrom('', ' ', '\t', '\n', "'", '"', '<', '>', '/', '\0', '\xff', '0', '</Level>', '<Task>1</Task>'),
    );
    const edit = fc.tuple(fc.nat(whole.length), fc.nat(12), piece);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = edits.reduce((t, [at, cut, put]) => t.slice(0, at) + put + t.slice(at + cut), whole);
        const ascii = text.replace(/[^\0-\xff]/g, '?');
        expect(kernelHead(ascii)).toEqual(readHead(ascii, 0));
      }),
      { numRuns: 3000 },
    );
  });
});

test('no mark is missed, and what is found stands before it', () => {
  const piece = fc.constantFrom(
    '<Event>',
    '</Event>',
    '<Event ',
    '<EventID>',
    '</EventData>',
    '<!',
    '<?',
    '<',
    '>',
    'E',
    '/',
    'x'.repeat(15),
    '<\0E\0v\0e\0n\0t\0',
    '<Ex a="">',
    '</E>',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      load(text);
      const marks = new Marks(text, 'bytes');
      const expected = marks.next(0) ? marks.at : text.length;
      const found = kernel.mark(TEXT) - TEXT;
      expect(found).toBeLessThanOrEqual(expected);
      if (found < expected) expect(text.slice(found)).toMatch(/^(<\/?Event[^A-Za-z]|<\0|<$)/);
    }),
    { numRuns: 2000 },
  );
});

test('times of one length are compared as texts', () => {
  const digits = fc.stringMatching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{7}Z$/);
  fc.assert(
    fc.property(digits, digits, fc.nat(27), (a, b, same) => {
      const other = a.slice(0, same) + b.slice(same);
      load(a + other);
      expect(kernel.isLater(TEXT, TEXT + a.length, a.length)).toBe(a > other ? 1 : 0);
      expect(kernel.isLater(TEXT + a.length, TEXT, a.length)).toBe(other > a ? 1 : 0);
    }),
  );
});

test('minutes are counted as elsewhere', () => {
  const days = ['0000-01-01', '0000-02-28', '0000-03-01', '1600-12-31', '1969-12-31', '1970-01-01', '9999-12-31'];
  const years = Array.from({ length: 410 }, (_, i) => [`${1800 + i}-02-28`, `${1800 + i}-03-01`, `${1800 + i}-12-31`]);
  const months = Array.from({ length: 12 }, (_, i) =>
    `2023-${String(i + 1).padStart(2, '0')}-30`.replace('02-30', '02-11'),
  );
  for (const day of [...days, ...years.flat(), ...months]) {
    const time = `${day}T23:58:59.9999999Z`;
    load(time);
    kernel.view.setInt32(MINUTE_COUNT, 0, true);
    kernel.noteMinute(TEXT);
    const [date, minute] = [0, 4].map((at) => kernel.view.getInt32(MINUTES + at, true)) as [number, number];
    expect([time, date * 1440 + minute]).toEqual([time, minuteOf(time)]);
  }
});

test('UTF-16 is made narrow, and characters that could be another encoding are told', () => {
  const text = eventText({ data: ['Åäö 東京 😀'] });
  const narrowed = (wide: string): { suspect: number; text: string } => {
    kernel.bytes.fill(0, PAIRS, PAIRS + 8192);
    kernel.bytes.set(Buffer.from(wide, 'utf16le'), PAIRS);
    const suspect = kernel.narrow(wide.length, 0x453c, 0x7645);
    return { suspect, text: kernel.text(TEXT, TEXT + wide.length) };
  };
  expect(narrowed(text)).toEqual({ suspect: 0, text: text.replace(/[^\0-\xff]/g, '\xff') });
  for (const unit of ['\u453c', '\u7645', '\u4500'])
    for (const at of [0, 7, 300, text.length])
      expect(narrowed(text.slice(0, at) + unit + text.slice(at)).suspect).toBe(1);
  expect(narrowed(`${text}\u4576`).suspect).toBe(0);
});
