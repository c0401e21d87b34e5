import * as z from 'zod';
import { date, hresult, id, key, source, words } from './entry-parts';
import type { EventKey } from './event-key';
import type { GuideEntry } from './guide';
import { incidentSettings } from './incident-settings';

/**
 * The catalog's one schema: it gives the types, the checks at load and the editor's JSON Schema.
 * Every object is strict, so an unknown field is an error.
 */

/** How well an entry is founded: a published event text, an official page, or inference. */
const status = z.enum(['observed', 'documented', 'inferred']);
const severity = z.enum(['error', 'warning', 'info']);
const confidence = z.enum(['certain', 'likely', 'possible']);
const fault = z.enum(['infrastructure', 'configuration', 'user', 'none']);
const operationId = z.enum(['reset', 'change', 'admin-reset', 'onboarding', 'offboarding']);

/** `events/<Provider>/<id>.yaml` */
export const eventSchema = z.strictObject({
  provider: z.string().min(1),
  id: z.number().int().nonnegative(),
  /** The symbolic name as the documents spell it; null where they give none. */
  name: z.string().min(1).nullable(),
  /** Other spellings that people search for. */
  aliases: z.array(z.string().min(1)).default([]),
  /** What part of the product the code speaks of. */
  area: z.enum([
    'writeback', // one attempt: reset, change, admin reset, or a failure of any of them
    'onboarding',
    'offboarding',
    'service', // the writeback listener or the sync service starts, stops, fails
    'relay', // Service Bus connection and health reports
    'engine', // the synchronisation engine
    'run-profile', // import, synchronisation, export runs
    'password-hash-sync',
    'cloud', // calls to the provisioning web service, scheduler
  ]),
  /** What the code says about its area. */
  phase: z.enum(['start', 'success', 'failure', 'step', 'stop', 'heartbeat', 'retry', 'info']),
  /** As published; null where no edition says. Never used to judge. */
  level: z.enum(['error', 'warning', 'information']).nullable(),
  /** Our judgement of one such event, whatever its level says. */
  severity,
  status,
  /** One line: what happened. */
  title: words,
  /** What it means for an administrator, in a few sentences of our own. */
  meaning: words,
  /** Published, anonymised texts of the event; required for `observed`. */
  specimens: z.array(z.strictObject({ text: z.string().min(1), source })).default([]),
  sources: z.array(source).default([]),
});

/** `hresults/<hr>.yaml` */
export const hresultSchema = z.strictObject({
  hresult,
  /** The text that the engine or Windows writes with it (may be localised for Win32 codes). */
  text: z.string().min(1),
  /** What documents print where they mean this code: `8023042`. */
  misprints: z
    .array(z.string().regex(/^[0-9a-f]{4,12}$/, 'a misprint is lower-case hex digits in quotes, without 0x'))
    .min(1)
    .optional(),
  /** `noise`: stands in healthy traces too and never is the cause. `sync`: not a writeback error. `generic`: says that something failed, not what. */
  kind: z.enum(['decisive', 'generic', 'noise', 'sync']),
  status,
  title: words,
  meaning: words,
  sources: z.array(source).default([]),
});

/**
 * Where text is looked for: the message of an event. A string must occur (without regard to case); a list means that all
 * of its strings occur in the same line; `/…/` is a regular expression on one line.
 */
const fragment = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/** All conditions given must hold; each list is satisfied by any one of its items. */
const condition = z
  .strictObject({
    key: z.array(key).min(1).optional(),
    hresult: z.array(hresult).min(1).optional(),
    text: z.array(fragment).min(1).optional(),
    /** Number in `RPC Error <n>`. */
    rpcError: z.array(z.number().int()).min(1).optional(),
    /** Number in `Error Code: <n>`. */
    errorCode: z.array(z.number().int()).min(1).optional(),
    operation: z.array(operationId).min(1).optional(),
    /** `unblockUser: True` in the attempt's context. */
    unblockUser: z.boolean().optional(),
    /** Another user of the same server succeeded: the fault is not everybody's. */
    othersSucceed: z.boolean().optional(),
  })
  .refine((when) => Object.keys(when).length > 0, 'a condition without conditions would hold always');

/** One way to recognise a cause, and how sure it makes us. */
const evidence = z.strictObject({
  when: condition,
  confidence,
  /**
   * `decisive` stands by itself; `fallback` counts only when no other cause has decisive evidence;
   * `beside` only when the cause named in `besides` was found.
   */
  role: z.enum(['decisive', 'fallback', 'beside']).default('decisive'),
});

/** `causes/<id>.yaml` */
export const causeSchema = z.strictObject({
  id,
  title: words,
  /** What is wrong, in two to four sentences, for the person who must act. */
  explanation: words,
  fault,
  severity,
  /** What suffers; only what hits writeback counts for the verdict. `nothing`: a warning in time. */
  affects: z.enum(['writeback', 'synchronisation', 'nothing']).default('writeback'),
  /**
   * `user`: it lies in one user's object, so several hit by it are several faults; `everyone`: it hits whoever tries;
   * `service`: as long as it holds, no attempt can even arrive.
   */
  hits: z.enum(['user', 'everyone', 'service']).default('everyone'),
  /** Whom it hits all alike: any of them who gets through shows that it is over. */
  sharedBy: z.enum(['server', 'domain']).optional(),
  /** It shows in one operation: a reset needs rights that a change with the known password does not. */
  oneOperation: z.boolean().default(false),
  /** Evidence outside of this log that would decide it, as ids of `missing.*`. */
  wants: z.array(id).default([]),
  /** What a collector may have seen that speaks for or against it; `clock-among-others` only for it. */
  facts: z.array(z.enum(['tls', 'clock', 'clock-among-others'])).default([]),
  /** Best first. Empty for a cause that a rule finds (a sequence, an absence). */
  evidence: z.array(evidence),
  /** The cause beside which `beside` evidence counts. */
  besides: id.optional(),
  /** Found together with one of these, this cause is only a possible one. */
  yieldsTo: z.array(id).default([]),
  /** So many events at least, for signs that are harmless alone. */
  minCount: z.number().int().positive().default(1),
  /** While it lasts it is reported about so often, and no event speaks of its end; only silence does. */
  everySeconds: z.number().int().positive().optional(),
  /** What speaks for it, against it, what would decide it, what merely looks like it. */
  supports: z.array(words).default([]),
  against: z.array(words).default([]),
  decides: z.array(words).default([]),
  lookAlikes: z.array(words).default([]),
  remediations: z.array(id).min(1),
  status,
  sources: z.array(source).default([]),
});

/** `operations/<id>.yaml` */
export const operationSchema = z.strictObject({
  id: operationId,
  title: words,
  starts: z.array(key).min(1),
  succeeds: z.array(key).min(1),
  /** Failure codes of this operation alone; the 330xx are in `settings.failsAny`. */
  fails: z.array(key),
  /** Those of `fails` that speak of this operation even when its start is missing. */
  failsAlone: z.array(key).default([]),
  /** Events between start and end that belong to it. */
  steps: z.array(key).default([]),
  /** True: start and end may have different tracking ids and are joined by order on one server. */
  joinedByOrder: z.boolean().default(false),
  /** After so long without an end, and the log going on, the operation is unfinished. */
  staleSeconds: z.number().positive(),
  /** Names in the context of a failure that give the operation away when its start is missing. */
  contextFields: z.array(z.string().min(1)).default([]),
  /** Method names in an exception's stack that do the same. */
  methods: z.array(z.string().min(1)).default([]),
});

/** Something to do: in words, as a command, or where to click. */
export const step = z.strictObject({
  text: words,
  command: z.string().min(1).optional(),
  ui: z.string().min(1).optional(),
});

/** `remediations/<id>.yaml`; texts and commands may hold placeholders such as `{connectorAccount}`. */
export const remediationSchema = z.strictObject({
  id,
  title: words,
  risk: z.enum(['none', 'low', 'medium', 'high']),
  /** Who must do it, with which rights. */
  who: words,
  steps: z.array(step).min(1),
  /** How long it takes to show, and what then to expect in the log. */
  verify: words,
  /** What not to do. */
  warnings: z.array(words).default([]),
  /** Where official texts disagree or have aged. */
  disputes: z.array(words).default([]),
  sources: z.array(source).min(1),
});

/** Names that a log gives, by the variable that a check finds each of them in. */
export const checkVariable = z.enum(['User', 'Domain', 'ConnectorAccount', 'Relay']);

/** `checks/<id>.yaml`: something to look at on the spot, for the script of `--check-script`. It only reads. */
export const checkSchema = z
  .strictObject({
    id,
    title: words,
    /** What a sound answer looks like, and what another one means. */
    expect: words,
    /** Where it tells something: on the Connect server, on a domain controller, or on both. */
    where: z.enum(['connect-server', 'domain-controller', 'anywhere']).default('connect-server'),
    /** True: part of every script. */
    always: z.boolean().default(false),
    /** Causes and rules whose findings it throws light on. */
    causes: z.array(id).default([]),
    rules: z.array(id).default([]),
    /** Run once for each such name of the log, or each pair of them. */
    forEach: z.array(checkVariable).default([]),
    /** Windows PowerShell 5.1. Names come in by variables, never by placeholders; commands that change something are refused. */
    command: z.string().min(1),
    sources: z.array(source).min(1),
  })
  .refine(({ always, causes, rules }) => always || causes.length + rules.length > 0, 'give always, causes or rules');

/** `symptoms/<id>.yaml`: what a person or the portal shows, before anybody has looked at a log. */
export const symptomSchema = z.strictObject({
  id,
  title: words,
  /** What people search for: `SSPR_0029`, `OnPremisesAdminActionRequired`, `OnPremisesAdminActionRequired = 29`. */
  aliases: z.array(z.string().min(1)).default([]),
  /** Who sees it. */
  seenBy: z.enum(['user', 'administrator', 'server']),
  /** What it means, in a few sentences. */
  meaning: words,
  /** Best first; empty where the log of the server cannot show one. */
  causes: z.array(id).default([]),
  /** What in the server's log speaks for it, or that nothing will be found there. */
  lookFor: z.array(z.strictObject({ text: words, keys: z.array(key).default([]) })).min(1),
  /** What to do when it needs no remediation of its own, in order. */
  steps: z.array(step).default([]),
  remediations: z.array(id).default([]),
  status,
  sources: z.array(source).min(1),
});

/**
 * `seed-map.yaml`: which entries carry each row and section of the documents that the catalog was first written from.
 * For editors and tests; the program does without it.
 */
export const seedMapSchema = z.strictObject({
  documents: z.array(z.strictObject({ seed: z.string().min(1), title: z.string().min(1), date })).min(1),
  entries: z.array(
    z
      .strictObject({
        seed: z.string().min(1),
        /** Our short name of the section. */
        section: z.string().min(1),
        /** Our short name of the row; absent where the section as a whole is meant. */
        row: z.string().min(1).optional(),
        /** Where in the document: a heading's name, and below it `/<code>`, `/row-3`, `/item-1..4`, `/note-1`, `/section-2`. */
        anchor: z.string().min(1),
        /** Paths of entries without `.yaml`, e.g. `symptoms/sspr-0029`. */
        carriedBy: z.array(
          z.string().regex(/^(events|hresults|causes|remediations|symptoms)\/.+$/, 'an entry is "<folder>/<name>"'),
        ),
        /** Why nothing carries it. */
        because: z.string().min(1).optional(),
      })
      .refine(
        ({ carriedBy, because }) => (carriedBy.length === 0) === (because !== undefined),
        'give carriedBy, or because where nothing carries it',
      ),
  ),
});

/** `catalog.yaml` */
export const settingsSchema = z.strictObject({
  version: z.string().regex(/^\d{4}\.\d{1,2}\.\d+$/),
  date,
  /** The oldest Connect build that Microsoft still lets synchronise, and the day older ones stopped. */
  oldestSupportedBuild: z.strictObject({ build: z.string().regex(/^\d+(\.\d+){3}$/), since: date }),
  /** Failure codes that end an attempt of any operation, most specific first. */
  failsAny: z.array(key).min(1),
  /** Codes that are a failure of an attempt when they carry an attempt's tracking id, and speak of the service otherwise. */
  failsWithTrackingId: z.array(key),
  /** Providers whose `TrackingId:` names an attempt; others use the same words for other ids. */
  trackedProviders: z.array(z.string().min(1)).min(1),
  /** Unpublished codes in these ranges still end an attempt as failed. */
  failureRanges: z.array(
    z.strictObject({
      provider: z.string().min(1),
      from: z.number().int(),
      to: z.number().int(),
      /** True: only beside the start of an attempt; alone such a code speaks of the service. */
      needsTrackingId: z.boolean().default(false),
    }),
  ),
  /** How the synchronisation engine's own HRESULTs begin (facility 0x23); they say more than the Windows codes around them. */
  enginePrefix: z.string().regex(/^[0-9a-f]{4}$/),
  /** The engine's trace of a failed password write; it has no tracking id. */
  engineTrace: z.array(key).min(1),
  /** Clocks and one-second resolution: how far an engine trace may lie outside its attempt. */
  toleranceSeconds: z.number().nonnegative(),
  /** How far before its end an attempt without a start may have begun. */
  attemptSeconds: z.number().positive(),
  /** The nearest engine trace within so many seconds is joined as a last resort. */
  proximitySeconds: z.number().nonnegative(),
  /** The writeback listener or the service below it came up or went down. */
  serviceStarts: z.array(key),
  serviceStops: z.array(key),
  /** Those of them that only one of `endpointStarts` undoes. */
  endpointStops: z.array(key),
  /** The endpoint failed to start; over with one of `endpointStarts`. */
  endpointFails: z.array(key),
  endpointStarts: z.array(key),
  /** Signs that the relay is reachable. */
  heartbeats: z.array(key),
  /** Feature switched off. */
  disabledBy: z.array(key),
  /** New encryption keys: far from an onboarding they are maintenance. */
  newKeys: z.array(key),
  /** A clock that is farther than this from that of its domain is wrong. */
  clockSkewSeconds: z.number().positive(),
  /** What changed no longer than so before the first failure is named. */
  changeSeconds: z.number().positive(),
  /** A log that spans less may miss what it is asked about. */
  shortLogSeconds: z.number().positive(),
  /** A user's attempts are retries of one another when no more than so much time lies between them. */
  episodeSeconds: z.number().positive(),
  /** When signs make an incident, and when it is over. */
  incidents: incidentSettings,
  /** What to do about findings that have a rule and no cause, by rule. */
  ruleRemediations: z.record(z.string(), z.array(id)).default({}),
});

/** `words/<language>.yaml`: the report's own labels, `{name}` is filled in. */
export const labelsSchema = z.record(z.string(), z.string().min(1));

export type Words = z.infer<typeof words>;
export type Language = keyof Words;
export type Source = z.infer<typeof source>;
export type Status = z.infer<typeof status>;
export type Severity = z.infer<typeof severity>;
export type Confidence = z.infer<typeof confidence>;
export type Fault = z.infer<typeof fault>;
export type OperationId = z.infer<typeof operationId>;
export type EventEntry = z.infer<typeof eventSchema>;
export type HresultEntry = z.infer<typeof hresultSchema>;
export type CauseEntry = z.infer<typeof causeSchema>;
export type Condition = z.infer<typeof condition>;
export type Evidence = z.infer<typeof evidence>;
export type Fragment = z.infer<typeof fragment>;
export type OperationEntry = z.infer<typeof operationSchema>;
export type RemediationEntry = z.infer<typeof remediationSchema>;
export type CheckEntry = z.infer<typeof checkSchema>;
export type CheckVariable = z.infer<typeof checkVariable>;
export type SymptomEntry = z.infer<typeof symptomSchema>;
export type SeedMap = z.infer<typeof seedMapSchema>;
export type Settings = z.infer<typeof settingsSchema>;
export type Labels = z.infer<typeof labelsSchema>;

/** The catalog as it is stored: lists, checked. */
export interface CatalogData {
  settings: Settings;
  events: EventEntry[];
  hresults: HresultEntry[];
  causes: CauseEntry[];
  operations: OperationEntry[];
  remediations: RemediationEntry[];
  checks: CheckEntry[];
  symptoms: SymptomEntry[];
  guides: GuideEntry[];
  labels: Record<Language, Labels>;
}

/** The catalog as the stages use it. */
export interface Catalog extends CatalogData {
  eventByKey: ReadonlyMap<EventKey, EventEntry>;
  /** Lower-case provider name to the catalog's spelling. */
  providers: ReadonlyMap<string, string>;
  hresultByCode: ReadonlyMap<string, HresultEntry>;
  causeById: ReadonlyMap<string, CauseEntry>;
  remediationById: ReadonlyMap<string, RemediationEntry>;
  symptomById: ReadonlyMap<string, SymptomEntry>;
  guideById: ReadonlyMap<string, GuideEntry>;
}
