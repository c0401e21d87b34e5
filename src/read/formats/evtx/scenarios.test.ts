import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAll, type Whole } from '../../testing/read-all';
import { xmlOfLog } from './xml-of-log.test-data';

/** Every scenario as a binary log, and as the XML that has the same elements. */
const TWINS = [
  ['evtx', 'wevtutil'],
  ['evtx-classic', 'classic-layout'],
  ['evtx-forwarded', 'nine-digits'],
] as const;
/** Their texts are too long for a record, or have a NUL in the middle. */
const CUT = ['long-text', 'hostile-text'];

const root = join(__dirname, '../../../..');
const folder = mkdtempSync(join(tmpdir(), 'aadclog-evtx-'));
const shapes = [...new Set(TWINS.flat())].flatMap((shape) => ['--shape', shape]);
execFileSync(process.execPath, [join(root, 'scripts/fixtures.mjs'), '--out', folder, ...shapes]);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = readdirSync(join(folder, 'scenarios')).filter((name) => !CUT.includes(name));
const cases = TWINS.flatMap(([form, twin]) => names.map((name) => [name, form, twin] as const));
const file = (name: string, shape: string): Buffer => {
  const extension = shape.startsWith('evtx') ? 'evtx' : 'xml';
  return readFileSync(join(folder, 'scenarios', name, `input.${shape}.${extension}`));
};
/** The oldest layout has whole seconds alone. */
const wholeSeconds = <T>(content: T): T => JSON.parse(JSON.stringify(content).replace(/\.\d{7}Z/g, 'Z')) as T;
/** Windows always writes EventData; the scenario that lacks a text lacks it too. */
const withoutEmpty = (xml: string): string => xml.replace('<EventData></EventData>', '');
const facts = ({ records, reading: { events, problems, activity, firstEvent, lastEvent } }: Whole): object => ({
  ...{ records, events, problems, firstEvent, lastEvent },
  activity: activity.map(({ minutes, ...rest }) => ({ ...rest, minutes: [...(minutes ?? [])] })),
});

test.each(cases)('%s as %s is what it is as %s', async (name, form, twin) => {
  const content = file(name, form);
  const xml = file(name, twin).toString();
  const same = form === 'evtx-classic' ? wholeSeconds : <T>(given: T): T => given;
  expect(same(xmlOfLog(content)).map(withoutEmpty)).toEqual(
    same(xml.match(/<Event xmlns.*?<\/Event>/gs) ?? []).map(withoutEmpty),
  );
  expect(same(facts(await readAll(content)))).toEqual(same(facts(await readAll(xml))));
});
