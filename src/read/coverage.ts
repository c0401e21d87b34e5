import type { CollectedFacts } from '../model/facts';
import type { LogExtent, LogExtents } from '../model/flow';
import type { FileReading, InputNote, InputProblem, LogActivity } from '../model/record';
import type { Coverage } from '../model/report';
import { compareTimes } from '../model/time';
import { computerNames } from './computer-names';
import { extendedTo } from './extents';
import { gapsOf } from './gaps';
import { healthOf } from './log-health';
import { mergeSkipped } from './skipped';

/** So many problems are listed; `problemCount` has them all. */
const LISTED = 100;

/** Adds up what was read, file by file, so that nothing disappears. */
export class CoverageTally {
  private readonly files: Coverage['files'] = [];
  private readonly problems: InputProblem[] = [];
  private readonly notes: InputNote[] = [];
  private readonly activity: LogActivity[] = [];
  /** Files with events of which no computer is named. */
  private readonly unnamed: string[] = [];
  /** What collectors saw, in the order of reading. */
  readonly facts: CollectedFacts[] = [];
  private problemCount = 0;

  problem(problem: InputProblem): void {
    this.problemCount += 1;
    if (this.problems.length < LISTED) this.problems.push(problem);
  }

  file(reading: FileReading, duplicates: number): void {
    const { name, format, encoding, bytes, events, problems, firstEvent, lastEvent } = reading;
    this.files.push({
      name,
      format,
      encoding,
      bytes,
      events,
      selected: 0,
      duplicates,
      problems,
      firstEvent,
      lastEvent,
    });
    if (reading.activity.some(({ computer }) => computer === '')) this.unnamed.push(name);
    this.activity.push(...reading.activity);
    if (reading.facts) this.facts.push(reading.facts);
    // A folder may have more notes than a call may have arguments.
    for (const note of reading.notes) this.notes.push(note);
  }

  note(note: InputNote): void {
    this.notes.push(note);
  }

  /** One event more of this file turns out to be a duplicate. */
  repeated(name: string): void {
    const file = this.files.find((one) => one.name === name);
    if (file) file.duplicates += 1;
  }

  /**
   * Gives each computer one name, once all files have been read.
   * @returns the names that change, with what they become
   */
  nameComputers(): ReadonlyMap<string, string> {
    const names = computerNames(this.activity.map(({ computer }) => computer));
    for (const log of this.activity) log.computer = names.get(log.computer) ?? log.computer;
    const detail = names.get('');
    if (detail !== undefined) {
      for (const file of this.unnamed) this.notes.push({ file, kind: 'computer-assumed', detail });
    }
    return names;
  }

  /** What each computer's logs span together, whatever the provider. */
  logExtents(): LogExtents {
    const extents = new Map<string, LogExtent>();
    for (const { computer, channel, first, last, minutes } of this.activity) {
      const known = extents.get(computer);
      extents.set(
        computer,
        known
          ? {
              first: compareTimes(first, known.first) < 0 ? first : known.first,
              last: compareTimes(last, known.last) > 0 ? last : known.last,
              channels: [...new Set([...known.channels, channel])],
              minutes: minutes && known.minutes && new Set([...known.minutes, ...minutes]),
            }
          : { first, last, channels: [channel], minutes },
      );
    }
    const read = this.files.filter(({ format }) => format !== 'unknown').map(({ name: file }) => file);
    return this.facts.reduce<LogExtents>((known, facts) => extendedTo(known, facts, read), extents);
  }

  /** Breaks in the record numbers. */
  gaps(): Coverage['gaps'] {
    return gapsOf(this.activity);
  }

  /**
   * @param selected how many events of each file count, by name
   * @param missing ids of evidence that would have helped
   */
  coverage(selected: ReadonlyMap<string, number>, missing: string[]): Coverage {
    const files = this.files.map((file) => ({ ...file, selected: selected.get(file.name) ?? 0 }));
    const sum = (count: (file: Coverage['files'][number]) => number): number =>
      files.reduce((total, file) => total + count(file), 0);
    return {
      files,
      events: sum(({ events }) => events),
      selected: sum(({ selected }) => selected),
      duplicates: sum(({ duplicates }) => duplicates),
      problems: this.problems,
      problemCount: this.problemCount,
      gaps: this.gaps(),
      logs: healthOf(this.activity),
      missing,
      notes: mergeSkipped(this.notes),
    };
  }
}
