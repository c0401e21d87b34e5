import { deserialize } from 'node:v8';
import type { Worker } from 'node:worker_threads';
import type { Catalog } from '../model/catalog';
import type { FoundBatch } from '../model/event';
import { NamePool } from '../model/name-pool';
import type { FileReading, LogSource } from '../model/record';
import { Job } from './job';
import type { Found, Part, Task } from './messages';
import { takenOver } from './take-over';

/** Files that a thread is given at a time, so that it never waits for the next one. */
const GIVEN = 2;

/** A `Worker` that does nothing but `serveReading`. */
export type Thread = Pick<Worker, 'postMessage' | 'on' | 'terminate'>;

/**
 * Has threads read files in the order in which they will be asked for. What they find waits here, packed and bounded, until
 * its turn comes, so that nobody can tell from the result that there were threads.
 */
export class ReadAhead {
  /** Read so far by the threads, of files that are not done here. */
  bytes = 0;
  private readonly jobs = new Map<LogSource, Job>();
  private readonly waiting: LogSource[];
  private readonly names = new NamePool();

  constructor(
    files: readonly LogSource[],
    private readonly threads: readonly Thread[],
    private readonly catalog: Catalog,
  ) {
    this.waiting = [...files];
    const hands = threads.map((thread) => this.employ(thread));
    // In turns, so that the first files are read at the same time.
    for (let given = 0; given < GIVEN; given += 1) hands.forEach((give) => give());
  }

  /** Whether the reading of a file comes from here: no archive, and begun by a thread that has not failed. */
  async has(source: LogSource): Promise<boolean> {
    const job = this.jobs.get(source);
    if (job && (await job.hasBegun())) return true;
    this.done(source);
    return false;
  }

  /** What a thread finds in a file that it has; null for others. Throws where the thread failed on the way. */
  read(source: LogSource): AsyncGenerator<FoundBatch, FileReading> | null {
    const job = this.jobs.get(source);
    return job ? this.batches(job) : null;
  }

  /** Its bytes count elsewhere from now on, and no thread begins with it any more. */
  done(source: LogSource): void {
    this.bytes -= this.jobs.get(source)?.bytes ?? 0;
    this.jobs.delete(source);
    const at = this.waiting.indexOf(source);
    if (at >= 0) this.waiting.splice(at, 1);
  }

  close(): void {
    for (const thread of this.threads) void thread.terminate();
  }

  private async *batches(job: Job): AsyncGenerator<FoundBatch, FileReading> {
    for (;;) {
      const packed = await job.next();
      const { records, problems, bytes, reading } = deserialize(packed) as Found;
      job.thread.postMessage(packed.length);
      yield { records: records.map((record) => takenOver(record, this.catalog, this.names)), problems, bytes };
      if (reading) return reading;
    }
  }

  /** @returns what gives the thread its next file */
  private employ(thread: Thread): () => void {
    const given: Job[] = [];
    const give = (): void => {
      const source = this.waiting.shift();
      if (!source) return;
      const job = new Job(thread);
      given.push(job);
      this.jobs.set(source, job);
      const { name, size, within, notes } = source;
      const task: Task = { name, size, ...(within === undefined ? {} : { within }), ...(notes ? { notes } : {}) };
      thread.postMessage(task);
    };
    thread.on('message', (part: Part) => {
      const job = given[0]!;
      this.bytes += job.arrive(part);
      if (!part.last) return;
      given.shift();
      give();
    });
    const fail = (error: Error): void => given.splice(0).forEach((job) => job.fail(error));
    thread.on('error', fail);
    thread.on('exit', (code: number) => fail(new Error(`a thread that reads logs ended with ${code}`)));
    return give;
  }
}
