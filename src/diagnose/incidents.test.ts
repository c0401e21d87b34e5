import { prs, record, text } from '../testing/log-builder';
import type { EventRecord } from '../model/record';
import { attempt, denied, judged, next, service } from './attempts.test-data';

const start = (user: string, at: number): EventRecord => prs(31001, at, text.start(next(), user));
const keyMismatch = (user: string, at: number): EventRecord[] => {
  const id = next();
  return [prs(31001, at, text.start(id, user)), prs(32004, at + 1, text.service(id, 'x'))];
};
const goesOn = (at: number): EventRecord => record('ADSync', 405, at, 'x');

test.each<[string, EventRecord[], string[][]]>([
  ['under way when it stopped', [start('anna', 0), service(31016, 5), service(31015, 60), goesOn(900)], [['flow-1']]],
  ['without an answer while it was down', [service(31016, 0), start('anna', 5), goesOn(900)], [['flow-1']]],
  ['failed on the way', [service(31016, 0), ...keyMismatch('anna', 5), goesOn(900)], [['flow-1']]],
  [
    'two stops: by the first that it met alone',
    [start('anna', 0), service(31016, 5), service(31015, 9), service(31016, 20), service(31015, 30), goesOn(900)],
    [['flow-1'], []],
  ],
  ['near miss: refused by the directory', [...denied('anna', 4), service(31016, 5), service(31015, 9)], [[]]],
  ['near miss: succeeded', [...attempt('anna', 4), service(31016, 5), service(31015, 9)], [[]]],
  ['near miss: long before', [start('anna', 0), service(31016, 900), service(31015, 960)], [[]]],
  [
    'near miss: password hashes are another matter',
    [record('Directory Synchronization', 611, 0, 'for domain: contoso.com'), start('anna', 5), goesOn(900)],
    [[]],
  ],
])('attempts hit by an incident: %s', (_, records, flows) => {
  expect(judged(records).incidents.map(({ flowsAffected }) => flowsAffected)).toEqual(flows);
});
