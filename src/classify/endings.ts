import type { Catalog } from '../model/catalog';
import type { MessageFields } from '../model/event';
import { BoundedMap } from '../model/bounded-map';
import type { NamePool } from '../model/name-pool';
import { isApart } from './plain-failure';
import { SILENT, type Said, saidIn } from './said';

/** The last lines of a text: a line, and those below it. */
interface Ending {
  line: string;
  said: Said;
  below: Ending | null;
  /** Endings that have a line more, by that line; null before the first. */
  longer: Map<string, Ending> | null;
  /** Made when a text is found to end here. */
  known: Known | null;
}

/** What is known of some lines together. */
export interface Known {
  lines: readonly string[];
  said: Said;
  /** One of them goes on in the next: they must be looked at together. */
  isBroken: boolean;
  /** What texts say that consist of these lines alone; null until it is asked for. */
  fields: MessageFields | null;
  /** What failures say whose first line stands above them, by what stands before and behind their user. */
  failures: Map<string, Map<string, Said | null>> | null;
}

/** So many are known at a time: a hostile log could have a new one in every event. */
const MOST_KNOWN = 20_000;
/** Longer lines seldom come again as they were. */
const LONGEST = 1000;
/** Lines of one text that are learned at a time: those of a hostile log are all new. */
const MOST_LEARNED = 8;
/** Ways to fail that are known above one ending, and again above those. */
const MOST_FAILURES = 100;
/** What begins so is written once, or twice. */
const ONCE = 'TrackingId';

/**
 * The endings of texts, each understood once: those of failures of one kind differ in their first line, those of the
 * engine not at all.
 */
export class Endings {
  private first = new Map<string, Ending>();
  private count = 0;
  /** Of texts that end like no other. */
  private readonly nothing = knownOf(null);

  constructor(
    private readonly catalog: Catalog,
    private readonly names: NamePool,
  ) {}

  /** The ending of a text. What stands above its lines comes hardly ever again. */
  of(lines: readonly string[]): Known {
    let ending: Ending | null = null;
    let learned = 0;
    for (let at = lines.length - 1; at >= 0; at -= 1) {
      const line = lines[at]!;
      const longer: Ending | undefined = (ending ? ending.longer : this.first)?.get(line);
      if (!longer && (line.length > LONGEST || line.startsWith(ONCE) || learned === MOST_LEARNED)) break;
      if (!longer) learned += 1;
      ending = longer ?? this.learn(line, ending);
    }
    return ending === null ? this.nothing : (ending.known ??= knownOf(ending));
  }

  /**
   * What the first line of a failure and those below it say, but for the user.
   * @returns null where they must be looked at together
   */
  failure(below: Known, before: string, behind: string): Said | null {
    below.failures ??= new BoundedMap(MOST_FAILURES);
    let failures = below.failures.get(before);
    if (!failures) {
      failures = new BoundedMap(MOST_FAILURES);
      below.failures.set(this.names.copy(before), failures);
    }
    let said = failures.get(behind);
    if (said === undefined) {
      said = this.saidIn(before, behind, below);
      failures.set(this.names.copy(behind), said);
    }
    return said;
  }

  private saidIn(before: string, behind: string, below: Known): Said | null {
    if (!isApart(before)) return null;
    const [first, second] = [before, behind].map((piece) => saidIn(piece, this.catalog, this.names));
    if (second!.goesOn && below.lines.length > 0) return null;
    return below.isBroken ? null : joined([first!, second!, below.said]);
  }

  private learn(line: string, below: Ending | null): Ending {
    this.count += 1;
    if (this.count > MOST_KNOWN) {
      this.first = new Map<string, Ending>();
      this.count = 0;
    }
    const own = this.names.copy(line);
    const said = saidIn(own, this.catalog, this.names);
    const ending = { line: own, said, below, longer: null, known: null };
    (below ? (below.longer ??= new Map<string, Ending>()) : this.first).set(own, ending);
    return ending;
  }
}

const NOTHING: Known = { lines: [], said: SILENT, isBroken: false, fields: null, failures: null };

function knownOf(ending: Ending | null): Known {
  const lines: string[] = [];
  const said: Said[] = [];
  for (let at = ending; at; at = at.below) {
    lines.push(at.line);
    said.push(at.said);
  }
  return together(lines, said, NOTHING);
}

/** Lines and those below them. */
export const together = (lines: readonly string[], said: readonly Said[], below: Known): Known => ({
  lines: [...lines, ...below.lines],
  said: joined([...said, below.said]),
  isBroken: below.isBroken || said.some(({ goesOn }, at) => goesOn && (at < said.length - 1 || below.lines.length > 0)),
  fields: null,
  failures: null,
});

/** What pieces say together. */
function joined(pieces: readonly Said[]): Said {
  const telling = pieces.filter((said) => said !== SILENT);
  if (telling.length < 2) return telling[0] ?? SILENT;
  const first = <T>(part: (said: Said) => T | null): T | null => {
    for (const said of telling) if (part(said) !== null) return part(said);
    return null;
  };
  const all = (part: (said: Said) => readonly string[]): readonly string[] => {
    const found = telling.filter((said) => part(said).length > 0);
    return found.length < 2 ? (found[0] ? part(found[0]) : NONE) : [...new Set(found.flatMap(part))];
  };
  const each = (part: (said: Said) => Said['namespaces']): Said['namespaces'] => {
    const found = telling.filter((said) => part(said).length > 0);
    const ways = found[0] ? part(found[0]) : NONE;
    return found.length < 2 ? ways : ways.map((_, at) => first((said) => part(said)[at] ?? null));
  };
  return {
    cloudAnchor: first(({ cloudAnchor }) => cloudAnchor),
    methods: all(({ methods }) => methods),
    hresults: all(({ hresults }) => hresults),
    reasons: {
      reported: first(({ reasons }) => reasons.reported),
      exported: first(({ reasons }) => reasons.exported),
      bailed: telling.findLast(({ reasons }) => reasons.bailed !== null)?.reasons.bailed ?? null,
    },
    rpcErrors: all(({ rpcErrors }) => rpcErrors),
    errorCodes: all(({ errorCodes }) => errorCodes),
    connectBuilds: all(({ connectBuilds }) => connectBuilds),
    writebackVersion: first(({ writebackVersion }) => writebackVersion),
    failedObjects: telling.reduce((sum, { failedObjects }) => sum + failedObjects, 0),
    namespaces: each(({ namespaces }) => namespaces),
    connectorAccounts: each(({ connectorAccounts }) => connectorAccounts),
    domain: first(({ domain }) => domain),
    mayName: telling.some(({ mayName }) => mayName),
    goesOn: false,
  };
}

const NONE: never[] = [];
