import type { Exported } from '../model/facts';
import { LOG, logQuery } from './log-queries';
import type { Call } from './programs';

const MINUTE = 60_000;
/** Rendering asks the providers for the words of every event. */
const EXPORT_MS = 15 * MINUTE;

export interface ExportStep {
  call: Call;
  /** `unknown` is filled in when it has run. */
  exported: Omit<Exported, 'unknown'>;
}

export interface ExportSettings {
  providers: readonly string[] | null;
  lastMs: number;
  /** Turns a path beside the facts file, with slashes, into one of the system. */
  place: (file: string) => string;
}

/**
 * The log twice: as XML with the words of the providers, which only this server has, and as the original. The names make
 * a reader of the folder meet the one with the words first.
 */
export function exportSteps({ providers, lastMs, place }: ExportSettings): ExportStep[] {
  const query = logQuery({ providers, lastMs });
  const [xml, evtx] = ['Application.xml', 'raw/Application.evtx'];
  const render = ['qe', LOG, `/q:${query}`, '/f:RenderedXml', '/uni:true', '/e:Events'];
  return [
    {
      call: { program: 'wevtutil', args: render, timeoutMs: EXPORT_MS, outFile: place(xml) },
      exported: { file: xml, log: LOG, form: 'rendered-xml' },
    },
    {
      call: { program: 'wevtutil', args: ['epl', LOG, place(evtx), `/q:${query}`], timeoutMs: EXPORT_MS },
      exported: { file: evtx, log: LOG, form: 'evtx' },
    },
  ];
}
