import type { Cell, Column, Table } from '../../report/view/pieces';
import { ENTRY_KINDS, type EntryKind, type Known } from '../entries';
import { signedDecimal } from '../error-code';
import type { Speech } from './speech';

/** One table for each kind of entry: what each kind has to tell beside its id and title differs. */
export function listTables(shown: readonly Known[], speech: Speech): Table[] {
  return ENTRY_KINDS.flatMap((kind) => {
    const own = shown.filter((known) => known.kind === kind);
    if (own.length === 0) return [];
    const { say } = speech;
    const columns: Column[] = [
      { title: say('codes.column.id'), code: true },
      ...detailColumns(kind, speech),
      { title: say('codes.column.title'), cut: 'end' },
    ];
    const rows = own.map((known): Cell[] => [known.id, ...details(known, speech), speech.pick(known.entry.title)]);
    return [{ caption: say(`codes.heading.${kind}`), columns, rows, leftOut: null }];
  });
}

function detailColumns(kind: EntryKind, { say }: Speech): Column[] {
  const status: Column = { title: say('codes.column.status'), minor: true };
  switch (kind) {
    case 'event':
    case 'cause':
      return [{ title: say('codes.column.severity') }, status];
    case 'hresult':
      return [{ title: say('codes.column.decimal'), code: true }, status];
    case 'remediation':
      return [{ title: say('remediation.risk') }];
    // Their ids are long, and their titles say most.
    case 'symptom':
    case 'operation':
      return [];
  }
}

function details({ kind, id, entry }: Known, { say }: Speech): string[] {
  switch (kind) {
    case 'event':
    case 'cause':
      return [say(`severity.${entry.severity}`), say(`codes.status.${entry.status}`)];
    case 'hresult':
      return [String(signedDecimal(id)), say(`codes.status.${entry.status}`)];
    case 'remediation':
      return [say(`risk.${entry.risk}`)];
    case 'symptom':
    case 'operation':
      return [];
  }
}

/** `132 of 132 entries: 103 event codes, 29 HRESULTs`; says so where there is none. */
export function countLine(shown: readonly Known[], all: readonly Known[], { say, count }: Speech): string {
  if (shown.length === 0) return say('codes.none', { total: all.length });
  const kinds = ENTRY_KINDS.flatMap((kind) => {
    const n = shown.filter((known) => known.kind === kind).length;
    return n === 0 ? [] : [count(`codes.count.${kind}`, n)];
  });
  return say('codes.counts', { shown: shown.length, total: all.length, kinds: kinds.join(', ') });
}
