import type { Output } from './streams';

const REDRAW_MS = 100;
const MEGABYTE = 1_000_000;
const CLEAR = '\r\u001b[K';

export interface Progress {
  /** Bytes read so far, of all inputs together. */
  update(bytes: number): void;
  /** That was all of them; what is made of them shows no progress. */
  finish(bytes: number): void;
  /** Leaves the terminal's line empty. */
  clear(): void;
}

export const silent: Progress = { update: () => undefined, finish: () => undefined, clear: () => undefined };

/**
 * One line on a terminal that is drawn over itself, ten times a second at most.
 * @param total bytes of all inputs, or null where some size is not known beforehand.
 */
export function createProgress(output: Output, total: number | null, now: () => number): Progress {
  const started = now();
  let last = started;
  let isDrawn = false;
  const draw = (line: string): void => {
    isDrawn = true;
    output.write(`${CLEAR}${line.slice(0, (output.columns || 80) - 1)}`);
  };
  return {
    update(bytes) {
      const time = now();
      if (time - last < REDRAW_MS) return;
      last = time;
      draw(progressText(bytes, total, time - started));
    },
    finish(bytes) {
      draw(`Read: ${megabytes(bytes)} MB in ${duration((now() - started) / 1000)}; analysing`);
    },
    clear() {
      if (isDrawn) output.write(CLEAR);
    },
  };
}

/** For example `Reading: 120 of 260 MB (46 %), 85 MB/s, 2 s left`. */
export function progressText(bytes: number, total: number | null, elapsedMs: number): string {
  const rate = (bytes / Math.max(elapsedMs, 1)) * 1000;
  const speed = `${megabytes(rate)} MB/s`;
  if (total === null || total === 0 || bytes > total) return `Reading: ${megabytes(bytes)} MB, ${speed}`;
  const share = Math.floor((bytes / total) * 100);
  const left = rate > 0 ? `, ${duration((total - bytes) / rate)} left` : '';
  return `Reading: ${megabytes(bytes)} of ${megabytes(total)} MB (${share} %), ${speed}${left}`;
}

function megabytes(bytes: number): string {
  const value = bytes / MEGABYTE;
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
