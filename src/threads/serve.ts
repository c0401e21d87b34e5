import { serialize } from 'node:v8';
import type { MessagePort } from 'node:worker_threads';
import { readOptionsOf } from '../analyze';
import { classify } from '../classify';
import { NamePool } from '../model/name-pool';
import type { EventRecord } from '../model/record';
import { fileLog, isArchive, readLog } from '../read';
import type { PackedBatch, Part, Setup, Taken, Task } from './messages';

/** Packed bytes that may wait for being taken over: some 20,000 events. */
const MOST_UNTAKEN = 16_777_216;

/** A thread's whole work: reads and classifies the files that it is told, one after the other, and sends what it finds. */
export function serveReading(port: MessagePort, { catalog, options }: Setup): void {
  const settings = readOptionsOf(catalog, options);
  let untaken = 0;
  let goOn = (): void => undefined;
  let busy = Promise.resolve();

  const send = (value: unknown, bytes: number, last: boolean): void => {
    const packed = serialize(value);
    untaken += packed.length;
    const part: Part = { bytes, packed, last };
    port.postMessage(part, [packed.buffer]);
  };
  const room = async (): Promise<void> => {
    while (untaken > MOST_UNTAKEN) await new Promise<void>((resolve) => (goOn = resolve));
  };
  const read = async (task: Task): Promise<void> => {
    const log = fileLog(task);
    if (await isArchive(log)) return port.postMessage({ bytes: 0, packed: null, last: true } satisfies Part);
    const names = new NamePool();
    const batches = readLog(log, settings);
    for (let step = await batches.next(); ; step = await batches.next()) {
      if (step.done) return send(step.value, step.value.bytes, true);
      const { records, problems, bytes } = step.value;
      const packed: PackedBatch = { records: records.flatMap((record) => classified(record, names)), problems, bytes };
      send(packed, bytes, false);
      await room();
    }
  };
  const classified = (record: EventRecord, names: NamePool): PackedBatch['records'] => {
    const event = classify(record, catalog, names);
    return event ? [{ provider: record.provider, eventId: record.eventId, event: { ...event, entry: null } }] : [];
  };

  port.on('message', (message: Task | Taken) => {
    if (typeof message !== 'number') return void (busy = busy.then(() => read(message)));
    untaken -= message;
    goOn();
  });
}
