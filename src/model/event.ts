import type { EventEntry } from './catalog';
import type { EventKey } from './event-key';
import type { EventRef } from './report';
import type { Time } from './time';

/** What the text of an event says, taken out by the message grammar; null or empty where the text does not say it. */
export interface MessageFields {
  upn: string | null;
  adminUpn: string | null;
  /** As written, with its `User_` prefix. */
  cloudAnchor: string | null;
  sourceAnchor: string | null;
  unblockUser: boolean | null;
  /** Names of context fields present, e.g. `unblockUser`, `AdminUpn`. */
  contextFields: readonly string[];
  /** Method names in the exception's stack frames, outermost last. */
  methods: readonly string[];
  /** Every HRESULT in the text, in order, without noise codes. */
  hresults: readonly string[];
  /** The one that decides. */
  hresult: string | null;
  rpcErrors: readonly number[];
  errorCodes: readonly number[];
  /** `Azure AD Sync a.b.c.d` */
  connectBuild: string | null;
  /** `Version: 5.0.x.y` of the writeback component. */
  writebackVersion: string | null;
  /** Objects whose password hash was refused, in an event that lists many. */
  failedObjects: number;
  /** Relay namespace, e.g. `ssprdedicatedsbprodncu`. */
  namespace: string | null;
  /** `DOMAIN\MSOL_…` or `MSOL_…`. */
  connectorAccount: string | null;
  /** The domain that a directory error speaks of. */
  domain: string | null;
}

/** An event of one of the catalog's providers, understood as far as the catalog goes. */
export interface ClassifiedEvent {
  ref: EventRef;
  key: EventKey;
  time: Time;
  /** As in its record. */
  place?: number | undefined;
  /** null: the provider is known, the code is not. */
  entry: EventEntry | null;
  /** Lower case; null where the text tells none, or one that names no attempt. */
  trackingId: string | null;
  /** Shared by events that say the same of the same user. */
  fields: Readonly<MessageFields>;
  /**
   * The whole text in lines; kept for events that can be evidence, none for the others. Events share them: failures of one
   * kind have most of theirs in common.
   */
  lines: readonly string[];
}

/** The text says more than whom it is about. */
export const saysMore = (fields: MessageFields): boolean =>
  fields.hresults.length + fields.methods.length + fields.rpcErrors.length + fields.errorCodes.length > 0 ||
  fields.failedObjects > 0 ||
  (fields.connectBuild ?? fields.writebackVersion ?? fields.namespace ?? fields.connectorAccount ?? fields.domain) !==
    null;

/** The text of an event that can be evidence, line ends `\n`; empty for the others. */
export const keptText = ({ lines }: Pick<ClassifiedEvent, 'lines'>): string => lines.join('\n');

/** No text was there, or none was kept. */
export const isBlank = ({ lines }: Pick<ClassifiedEvent, 'lines'>): boolean =>
  lines.every((line) => line.trim() === '');
