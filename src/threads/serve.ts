import { serialize } from 'node:v8';
import type { MessagePort } from 'node:worker_threads';
import { readOptionsOf } from '../analyze';
import { classify } from '../classify';
import { NamePool } from '../model/name-pool';
import type { EventRecord } from '../model/record';
import { fileLog, isArchive, readLog } from '../read';
import type { Found, Part, Setup, Taken, Task } from './messages';

/** Packed bytes that may wait for being taken over: some 20,000 events. */
const MOST_UNTAKEN = 16_777_216;

/** What is found goes off when so many bytes of the file have been read, or it has become much: a message takes its time. */
const [STRETCH, MANY] = [4_194_304, 500];

/** A thread's whole work: reads and classifies the files that it is told, one after the other, and sends what it finds. */
export function serveReading(port: MessagePort, { catalog, options }: Setup): void {
  const settings = readOptionsOf(catalog, options);
  let untaken = 0;
  let goOn = (): void => undefined;
  let busy = Promise.resolve();

  const send = (found: Found): void => {
    const packed = serialize(found);
    untaken += packed.length;
    port.postMessage({ bytes: found.bytes, packed, last: found.reading !== null } satisfies Part, [packed.buffer]);
  };
  const room = async (): Promise<void> => {
    while (untaken > MOST_UNTAKEN) await new Promise<void>((resolve) => (goOn = resolve));
  };
  const read = async (task: Task): Promise<void> => {
    const log = fileLog(task);
    if (await isArchive(log)) return port.postMessage({ bytes: 0, packed: null, last: true } satisfies Part);
    const names = new NamePool();
    const batches = readLog(log, settings);
    let found: Found = { records: [], problems: [], bytes: 0, reading: null };
    for (let sent = 0; ;) {
      const step = await batches.next();
      found.bytes = step.value.bytes;
      if (step.done) return send({ ...found, reading: step.value });
      for (const record of step.value.records) classifyInto(found.records, record, names);
      for (const problem of step.value.problems) found.problems.push(problem);
      if (found.bytes - sent < STRETCH && found.records.length + found.problems.length < MANY) continue;
      send(found);
      sent = found.bytes;
      found = { records: [], problems: [], bytes: sent, reading: null };
      await room();
    }
  };
  const classifyInto = (records: Found['records'], record: EventRecord, names: NamePool): void => {
    const { provider, eventId } = record;
    const event = classify(record, catalog, names);
    if (event) records.push({ provider, eventId, event: { ...event, entry: null } });
  };

  port.on('message', (message: Task | Taken) => {
    if (typeof message !== 'number') return void (busy = busy.then(() => read(message)));
    untaken -= message;
    goOn();
  });
}
