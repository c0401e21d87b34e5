import { providerOf } from '../classify';
import type { Catalog } from '../model/catalog';
import { eventKey } from '../model/event-key';
import type { EventRecord } from '../model/record';
import { ownCopy } from '../model/own-copy';
import type { Evidence, SourceInspection } from './inspection';

/** A hostile log could name a new provider in every event; further ones are counted together. */
const MOST_PROVIDERS = 1000;
const OTHERS = '…';
const LONGEST_NAME = 200;

/** Counts the events of one input; keeps none of them. */
export class EventTally {
  readonly evidence: Record<Evidence, number> = {
    attempts: 0,
    'engine-traces': 0,
    service: 0,
    heartbeat: 0,
    'rendered-texts': 0,
  };
  private readonly counts = new Map<string, { events: number; ours: boolean }>();

  constructor(private readonly catalog: Catalog) {}

  add({ provider, sourceName, eventId, message }: EventRecord): void {
    const own = providerOf(provider, sourceName, this.catalog);
    this.count(own ?? provider, own !== null);
    if (message !== null && message.trim() !== '') this.evidence['rendered-texts'] += 1;
    if (own === null) return;
    const key = eventKey(own, eventId);
    const entry = this.catalog.eventByKey.get(key);
    if (this.catalog.settings.engineTrace.includes(key)) this.evidence['engine-traces'] += 1;
    else if (entry?.area === 'writeback') this.evidence.attempts += 1;
    if (entry?.phase === 'heartbeat') this.evidence.heartbeat += 1;
    else if (entry?.area === 'service' || entry?.area === 'relay') this.evidence.service += 1;
  }

  /** Most events first. */
  providers(): SourceInspection['providers'] {
    return [...this.counts]
      .map(([name, { events, ours }]) => ({ name, events, ours }))
      .sort((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1));
  }

  private count(name: string, ours: boolean): void {
    const known = this.counts.get(name) ?? this.counts.get(name.slice(0, LONGEST_NAME));
    if (known) known.events += 1;
    else if (this.counts.size < MOST_PROVIDERS || name === OTHERS)
      this.counts.set(ownCopy(name.slice(0, LONGEST_NAME)), { events: 1, ours });
    else this.count(OTHERS, false);
  }
}
