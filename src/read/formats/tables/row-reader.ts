import type { EventProblem } from '../../../model/record';
import type { TextBuffer } from '../../text-buffer';
import type { RecordBuilder } from '../drafts/record-builder';
import { RowScanner, type Scan } from './row-scanner';
import type { Table } from './table';

/** Characters; an event of Windows is much smaller, and a quote too few must not swallow the file. */
export const LONGEST_ROW = 1_048_576;
const QUOTE = '"';
/** Not part of an event: PowerShell's name of the type, and what Excel reads the delimiter from. */
const REMARK = /^(?:#TYPE |sep=)/i;

/** No column is called so: damage made one of the header and the first event. */
const NO_NAME = /[\0\r\n]/;
/** Where damage took the other half, two rows may have become one. */
const HALF_LINE_END = /\r(?!\n)/;

/** Takes the rows of a table one after the other; behind damage it goes on at the next line that can be a row. */
export class RowReader {
  /** Where to go on, and where damage began (-1: there is none), in the pending text. */
  private at = 0;
  private lostFrom = -1;
  private lostBy: EventProblem = 'event-malformed';
  /** The damage has been reported already, for it is too long to be kept. */
  private reported = false;

  constructor(
    private readonly table: Table,
    private readonly builder: RecordBuilder,
  ) {}

  /** @param final no more text will come */
  read(pending: TextBuffer, final: boolean): void {
    const { text } = pending;
    const scanner = new RowScanner(text, this.table.delimiter, final);
    while (this.at < text.length) {
      if (text[this.at] === '\ufeff') this.at += 1;
      const scan = scanner.scan(this.at);
      if (scan.kind === 'open' && !final && text.length - this.at < LONGEST_ROW) break;
      const { at } = this;
      const taken = scan.kind === 'row' && scan.end - at <= LONGEST_ROW && this.takes(scan.cells, pending);
      if (taken) {
        this.at = scan.end;
        const cutOff = final && scan.end === text.length && !text.endsWith('\n') && !REMARK.test(text.slice(at));
        if (cutOff && this.table.isWhole?.(scan.cells) === false)
          this.builder.problem(pending.offset(at), 'event-truncated', null);
      } else this.lose(scan, scanner, pending, final);
    }
    if (final) this.settle(pending, text.length, true);
    const done = this.lostFrom < 0 ? this.at : this.lostFrom;
    pending.drop(done);
    this.at -= done;
    if (this.lostFrom >= 0) this.lostFrom = 0;
  }

  private takes(cells: readonly string[], pending: TextBuffer): boolean {
    const { table, at } = this;
    const none = cells.length === 1 && cells[0]!.trim() === '';
    const draft = none ? null : table.draft(cells);
    const isHeader = (): boolean => !cells.some((cell) => NO_NAME.test(cell)) && table.isHeader(cells);
    if (!draft && !none && !REMARK.test(cells[0]!) && !isHeader()) return false;
    // An empty line may be one of a broken message.
    if (none) return this.lostFrom < 0;
    this.settle(pending, at, false);
    if (draft) this.builder.take(draft, pending.offset(at));
    return true;
  }

  private lose(scan: Scan, scanner: RowScanner, pending: TextBuffer, final: boolean): void {
    if (this.lostFrom < 0) {
      this.lostFrom = this.at;
      this.lostBy = this.reasonFor(scan, pending.text.length - this.at, final);
    }
    const next = scanner.nextLine(this.at);
    this.at = next < 0 ? pending.text.length : next;
    if (this.at - this.lostFrom < LONGEST_ROW) return;
    if (!this.reported) this.builder.problem(pending.offset(this.lostFrom), 'event-too-large', null);
    this.reported = true;
    this.lostFrom = this.at;
  }

  private reasonFor(scan: Scan, left: number, final: boolean): EventProblem {
    if (scan.kind === 'broken') return 'event-malformed';
    if (scan.kind === 'row') return scan.end - this.at > LONGEST_ROW ? 'event-too-large' : 'event-malformed';
    return final && left <= LONGEST_ROW ? 'event-truncated' : 'event-too-large';
  }

  /** Deals with the damage that ends at `to`. */
  private settle(pending: TextBuffer, to: number, atEnd: boolean): void {
    const { lostFrom, reported } = this;
    this.lostFrom = -1;
    this.reported = false;
    const lost = lostFrom < 0 ? '' : pending.text.slice(lostFrom, to);
    if (reported || lost.trim() === '') return;
    const saved = this.save(lost);
    const offset = pending.offset(lostFrom);
    if (saved) this.builder.take(saved.draft, offset);
    const cutOff = atEnd && this.lostBy === 'event-truncated';
    if (saved?.enclosed && !cutOff && !HALF_LINE_END.test(lost)) return;
    this.builder.problem(offset, atEnd && saved ? 'event-truncated' : saved ? 'event-irregular' : this.lostBy, null);
  }

  /** What stands before the message, and all the rest as message: some writers do not double the quotes in it. */
  private save(lost: string): { draft: NonNullable<ReturnType<Table['draft']>>; enclosed: boolean } | null {
    const { beforeMessage, delimiter } = this.table;
    const head = beforeMessage > 0 ? new RowScanner(lost, delimiter, true).scan(0, beforeMessage) : null;
    if (head?.kind !== 'row' || head.cells.length < beforeMessage) return null;
    const rest = lost.slice(head.end).trimEnd();
    const opened = rest.startsWith(QUOTE);
    const enclosed = opened && rest.length > 1 && rest.endsWith(QUOTE);
    const message = rest.slice(opened ? 1 : 0, enclosed ? -1 : undefined).replaceAll(QUOTE + QUOTE, QUOTE);
    const draft = this.table.draft([...head.cells, message]);
    return draft && { draft, enclosed };
  }
}
