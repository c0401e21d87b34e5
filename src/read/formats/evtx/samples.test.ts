import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { everything, readAll, type Whole } from '../../testing/read-all';
import { xmlOfLog } from './xml-of-log.test-data';

/** Logs that nobody here wrote; they lie beside the project where somebody has put them. */
const folder = process.env.AADCLOG_SAMPLES ?? join(__dirname, '../../../../../shared/samples');
const sample = (name: string): Promise<Awaited<ReturnType<typeof readAll>>> =>
  readAll(readFileSync(join(folder, name)));

const samples = [
  { name: 'system.evtx', what: 'copied while in use', events: 1881, problems: [] },
  { name: '2-vss_7-System.evtx', what: 'with empty blocks', events: 1160, problems: [] },
  { name: 'Application_no_crc32.evtx', what: 'without checksums', events: 17, problems: [] },
  { name: 'MSExchange_Management_wec.evtx', what: 'forwarded', events: 1, problems: [] },
  {
    name: 'sample_with_a_bad_chunk_magic.evtx',
    what: 'overwritten in parts',
    events: 270,
    problems: ['chunk-unreadable', 'event-malformed', 'records-lost'],
  },
  {
    name: 'sample-with-zero-data-size-event.evtx',
    what: 'with a record of size 0',
    events: 335,
    problems: ['records-lost'],
  },
];

/** Logs beside the XML that Windows made of them: `name.evtx` and `name.xml`. */
const exported = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((file) => file.endsWith('.evtx'))
  .map((file) => join(folder, file.slice(0, -'.evtx'.length)))
  .filter((path) => existsSync(`${path}.xml`));

/** What Event Viewer adds for the reader is no part of the log, and of line ends one kind is enough. */
const comparable = (xml: string): string =>
  xml.replace(/\r\n/g, '\n').replace(/<RenderingInfo .*?<\/RenderingInfo>/s, '');

const byNumber = ({ records }: Whole): Whole['records'] =>
  records.sort((a, b) => Number(a.ref.recordId) - Number(b.ref.recordId));

(existsSync(folder) ? describe : describe.skip)('logs of others', () => {
  test.each(samples)('$name, $what: $events events', async ({ name, events, problems }) => {
    const { reading, records, problems: found } = await sample(name);
    expect(reading).toMatchObject({ format: 'evtx', encoding: 'utf-16le', events });
    expect(records.length + found.filter(({ reason }) => reason === 'event-malformed').length).toBe(events);
    expect([...new Set(found.map(({ reason }) => reason))].sort()).toEqual(problems);
    expect(reading.problems).toBe(found.length);
  });

  test.each(samples)('$name: what is counted of events that nobody wants is what is read of them', async ({ name }) => {
    const wanted = await sample(name);
    const foreign = await readAll(readFileSync(join(folder, name)), { wanted: () => false });
    expect(foreign.records).toEqual([]);
    expect(foreign.reading).toEqual({ ...wanted.reading, notes: [] });
  });

  test('a forwarded event is one of its own computer, with the number and time that it had there', async () => {
    const { records } = await sample('MSExchange_Management_wec.evtx');
    expect(records).toMatchObject([
      {
        ref: { computer: 'WEC.ave.local', channel: 'MSExchange Management', recordId: '3229' },
        provider: 'MSExchange CmdletLogs',
        time: '2021-11-19T16:52:33.833733500Z',
        data: { length: 27 },
      },
    ]);
  });

  test('behind a damaged record the others are found when asked for', async () => {
    const bytes = readFileSync(join(folder, 'sample-with-zero-data-size-event.evtx'));
    const { records, reading } = await readAll(bytes, { ...everything, recover: true });
    const recovered = records.filter(({ ref }) => ref.recovered);
    expect([records.length, recovered.length]).toEqual([449, 114]);
    expect(reading.notes).toMatchObject([{ kind: 'records-recovered', detail: '114' }]);
  });

  for (const path of exported)
    test(`${basename(path)} is what Windows made of it, character for character, and reads the same`, async () => {
      const log = readFileSync(`${path}.evtx`);
      const xml = readFileSync(`${path}.xml`, 'utf8')
        .match(/<Event xmlns=.*?<\/Event>/gs)!
        .map(comparable);
      expect(xmlOfLog(log).map(comparable).sort()).toEqual(xml.sort());
      const [own, theirs] = await Promise.all([readAll(log), readAll(xml.join(''))]);
      expect(byNumber(own)).toEqual(byNumber(theirs));
    });
});
