import type { Fact, TextList, Tone } from '../../report/view/pieces';
import type { SourceView, StepView } from '../../report/view/remediations';

/** Something named in passing, and what to type to read about it; null: there is nothing more to read. */
export interface Reference {
  text: string;
  command: string | null;
}

/** What an answer is made of: plain texts, which each form escapes for its own syntax. */
export type Block =
  | { kind: 'facts'; facts: Fact[] }
  | { kind: 'text'; text: string; caution?: boolean }
  | { kind: 'list'; list: TextList }
  | { kind: 'references'; heading: string; items: Reference[] }
  | { kind: 'steps'; heading: string; steps: StepView[]; uiLabel: string }
  | { kind: 'specimen'; heading: string; text: string }
  | { kind: 'sources'; label: string; sources: SourceView[] }
  | { kind: 'heading'; text: string };

/** One entry of the catalog in words. */
export interface EntryView {
  /** `Event code`, `Cause` ... */
  label: string;
  /** What a person types and searches for. */
  id: string;
  /** Its name in the documents; empty where it has none. */
  name: string;
  title: string;
  tone: Tone;
  blocks: Block[];
}

/** A block is left out when it would be empty. */
export function blocks(...all: (Block | null)[]): Block[] {
  return all.filter((block) => block !== null && !isEmpty(block)) as Block[];
}

function isEmpty(block: Block): boolean {
  switch (block.kind) {
    case 'facts':
      return block.facts.length === 0;
    case 'list':
      return block.list.items.length === 0;
    case 'references':
      return block.items.length === 0;
    case 'steps':
      return block.steps.length === 0;
    case 'sources':
      return block.sources.length === 0;
    default:
      return block.text === '';
  }
}
