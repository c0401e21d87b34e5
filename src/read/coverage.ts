import type { FileReading, InputProblem, LogActivity } from '../model/record';
import type { Coverage } from '../model/report';
import { type Time, compareTimes } from '../model/time';
import { gapsOf } from './gaps';

/** So many problems are listed; `problemCount` has them all. */
const LISTED = 100;

/** Adds up what was read, file by file, so that nothing disappears. */
export class CoverageTally {
  private readonly files: Coverage['files'] = [];
  private readonly problems: InputProblem[] = [];
  private readonly notes: Coverage['notes'] = [];
  private readonly activity: LogActivity[] = [];
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
    this.activity.push(...reading.activity);
    this.notes.push(...reading.notes);
  }

  /** The newest event of each computer's log, whatever its provider. */
  logEnds(): Map<string, Time> {
    const ends = new Map<string, Time>();
    for (const { computer, last } of this.activity) {
      const known = ends.get(computer);
      if (known === undefined || compareTimes(known, last) < 0) ends.set(computer, last);
    }
    return ends;
  }

  /**
   * @param selected how many events of each file count, by name
   * @param missing ids of evidence that would have helped
   */
  coverage(selected: ReadonlyMap<string, number>, missing: string[]): Coverage {
    for (const file of this.files) file.selected = selected.get(file.name) ?? 0;
    const sum = (count: (file: Coverage['files'][number]) => number): number =>
      this.files.reduce((total, file) => total + count(file), 0);
    return {
      files: this.files,
      events: sum(({ events }) => events),
      selected: sum(({ selected }) => selected),
      duplicates: sum(({ duplicates }) => duplicates),
      problems: this.problems,
      problemCount: this.problemCount,
      gaps: gapsOf(this.activity),
      missing,
      notes: this.notes,
    };
  }
}
