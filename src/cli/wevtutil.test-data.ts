import type { Answer, Call } from '../collect';
import type { Machine } from './machine';

/** A log that grows, is cleared and is written over, and a wevtutil that answers as the real one does. */

export interface Written {
  id: number;
  time: string;
  xml: string;
}

const START = Date.UTC(2024, 5, 1, 12);
const answer = (code: number, stdout: string, stderr = ''): Answer => ({
  code,
  failure: null,
  // `/uni:true`
  stdout: Buffer.from(stdout, 'utf16le'),
  stderr: Buffer.from(stderr),
});

export class LiveServer implements Machine {
  readonly platform = 'win32';
  readonly hostName = 'SYNC1';
  readonly log: Written[] = [];
  /** Milliseconds since the test began. */
  elapsed = 0;
  /** Answers of wevtutil instead of the log's, first come, first served; null: the log's. */
  failures: (Partial<Answer> | null)[] = [];
  calls: string[] = [];
  /** What happens at what second. */
  private readonly plan: { at: number; action: () => void }[] = [];
  private nextId = 1;

  now = (): Date => new Date(START + this.elapsed);

  at(second: number, action: () => void): this {
    this.plan.push({ at: second * 1_000, action });
    return this;
  }

  write(id: number, data: string, provider = 'PasswordResetService'): void {
    const time = new Date(START + this.elapsed).toISOString().replace('Z', '1234Z');
    const recordId = this.nextId++;
    const system =
      `<Provider Name='${provider}'/><EventID Qualifiers='0'>${id}</EventID><Level>4</Level>` +
      `<TimeCreated SystemTime='${time}'/><EventRecordID>${recordId}</EventRecordID>` +
      `<Channel>Application</Channel><Computer>SYNC1.contoso.com</Computer>`;
    const xml = `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>${system}</System><EventData><Data>${data}</Data></EventData></Event>`;
    this.log.push({ id: recordId, time, xml });
  }

  clear(): void {
    this.log.length = 0;
    this.nextId = 1;
  }

  /** The oldest records are written over. */
  turnOver(kept: number): void {
    this.log.splice(0, this.log.length - kept);
  }

  pause = async (ms: number): Promise<void> => {
    this.elapsed += ms;
    for (const step of this.plan.splice(0).sort((a, b) => a.at - b.at)) {
      if (step.at > this.elapsed) this.plan.push(step);
      else step.action();
    }
    await new Promise((resolve) => setImmediate(resolve));
  };

  run = async ({ program, args }: Call): Promise<Answer> => {
    this.calls.push(args.join(' '));
    const failure = this.failures.shift();
    if (failure) return { ...answer(0, ''), ...failure };
    if (program !== 'wevtutil') throw new Error(args.join(' '));
    return queried(this.log, args, this.now().getTime());
  };
}

/**
 * What wevtutil answers to `args`.
 * @param now in milliseconds, for queries that count back from it
 */
export function queried(log: readonly Written[], args: readonly string[], now: number): Answer {
  if (args[0] !== 'qe' || args[1] !== 'Application') throw new Error(args.join(' '));
  const option = (name: string): string | undefined => args.find((arg) => arg.startsWith(name))?.slice(name.length);
  const found = select(log, option('/q:') ?? '*', now);
  if (found === null) return answer(15001, '', 'The specified query is invalid.\r\n');
  if (option('/rd:') === 'true') found.reverse();
  const events = found.slice(0, Number(option('/c:') ?? Infinity)).map(({ xml }) => `${xml}\r\n`);
  const root = option('/e:');
  return answer(0, root === undefined ? events.join('') : `<${root}>${events.join('')}</${root}>`);
}

/** The part of XPath that event logs understand; null for anything else. */
function select(log: readonly Written[], query: string, now: number): Written[] | null {
  if (query === '*') return [...log];
  const inner = /^\*\[System\[(.*)\]\]$/.exec(query)?.[1];
  if (inner === undefined) return null;
  let found = [...log];
  // `and` stands between conditions, and never within one of ours.
  for (const condition of inner.split(' and ')) {
    const record = /^\(EventRecordID(>|<=|=)(\d+)\)$/.exec(condition);
    const since = /^TimeCreated\[@SystemTime>='([^']+)'\]$/.exec(condition)?.[1];
    const span = /^TimeCreated\[timediff\(@SystemTime\) <= (\d+)\]$/.exec(condition)?.[1];
    const providers = /^Provider\[(.*)\]$/.exec(condition)?.[1];
    if (record) {
      const n = Number(record[2]);
      found = found.filter(({ id }) => (record[1] === '>' ? id > n : record[1] === '=' ? id === n : id <= n));
    } else if (since !== undefined) found = found.filter(({ time }) => Date.parse(time) >= Date.parse(since));
    else if (span !== undefined) found = found.filter(({ time }) => Date.parse(time) >= now - Number(span));
    else if (providers !== undefined) {
      const names = [...providers.matchAll(/@Name='([^']*)'/g)].map(([, name]) => `<Provider Name='${name}'/>`);
      found = found.filter(({ xml }) => names.some((name) => xml.includes(name)));
    } else return null;
  }
  return found;
}
