import type { Catalog } from '../model/catalog';
import type { MessageFields } from '../model/event';
import type { NamePool } from '../model/name-pool';
import { SILENT, type Said, saidIn } from './said';

/** The last lines of a text, and what they say. */
export interface Ending {
  lines: readonly string[];
  said: Said;
  /** One of them goes on in the next: they must be looked at together. */
  isBroken: boolean;
  /** What texts say that consist of these lines alone; null until it is asked for. */
  fields: MessageFields | null;
  /** Endings that have a line more, by that line; null before the first. */
  longer: Map<string, Ending> | null;
}

/** So many are known at a time: a hostile log could have a new one in every event. */
const MOST_KNOWN = 20_000;
/** Longer lines seldom come again as they were. */
const LONGEST = 1000;
/** What begins so is written once, or twice. */
export const ONCE = 'TrackingId';

/**
 * The endings of texts, each understood once: those of failures of one kind differ in their first line, those of the
 * engine not at all.
 */
export class Endings {
  private root = none();
  private known = 0;

  constructor(
    private readonly catalog: Catalog,
    private readonly names: NamePool,
  ) {}

  /** The ending of a text. What stands above its lines comes hardly ever again. */
  of(lines: readonly string[]): Ending {
    let ending = this.root;
    for (let at = lines.length - 1; at >= 0; at -= 1) {
      const line = lines[at]!;
      const longer = ending.longer?.get(line);
      if (!longer && (line.length > LONGEST || line.startsWith(ONCE))) break;
      ending = longer ?? this.learn(line, ending);
    }
    return ending;
  }

  private learn(line: string, below: Ending): Ending {
    if (this.known >= MOST_KNOWN) {
      this.root = none();
      this.known = 0;
    }
    this.known += 1;
    const own = this.names.copy(line);
    const ending = above(own, saidIn(own, this.catalog, this.names), below);
    (below.longer ??= new Map<string, Ending>()).set(own, ending);
    return ending;
  }
}

const none = (): Ending => ({ lines: [], said: SILENT, isBroken: false, fields: null, longer: null });

/** An ending with a line more. */
export const above = (line: string, said: Said, below: Ending): Ending => ({
  lines: [line, ...below.lines],
  said: joined(said, below.said),
  isBroken: below.isBroken || (said.goesOn && below.lines.length > 0),
  fields: null,
  longer: null,
});

/** What two pieces say together. */
function joined(a: Said, b: Said): Said {
  if (a === SILENT || b === SILENT) return a === SILENT ? b : a;
  return {
    cloudAnchor: a.cloudAnchor ?? b.cloudAnchor,
    methods: both(a.methods, b.methods),
    hresults: both(a.hresults, b.hresults),
    reasons: {
      reported: a.reasons.reported ?? b.reasons.reported,
      exported: a.reasons.exported ?? b.reasons.exported,
      bailed: b.reasons.bailed ?? a.reasons.bailed,
    },
    rpcErrors: both(a.rpcErrors, b.rpcErrors),
    errorCodes: both(a.errorCodes, b.errorCodes),
    connectBuilds: both(a.connectBuilds, b.connectBuilds),
    writebackVersion: a.writebackVersion ?? b.writebackVersion,
    failedObjects: a.failedObjects + b.failedObjects,
    namespaces: either(a.namespaces, b.namespaces),
    connectorAccounts: either(a.connectorAccounts, b.connectorAccounts),
    domain: a.domain ?? b.domain,
    mayName: a.mayName || b.mayName,
    goesOn: false,
  };
}

const both = (a: readonly string[], b: readonly string[]): readonly string[] =>
  a.length === 0 || b.length === 0 ? (a.length === 0 ? b : a) : [...new Set([...a, ...b])];

const either = (a: Said['namespaces'], b: Said['namespaces']): Said['namespaces'] =>
  a.length === 0 ? b : a.map((way, at) => way ?? b[at] ?? null);
