import type { Catalog } from '../model/catalog';
import type { MessageFields } from '../model/event';
import { NamePool } from '../model/name-pool';
import { type Context, NOBODY, contextOf } from './context';
import { decisiveHresult } from './hresults';
import { GUID, type Said, group, saidIn, surest } from './said';

const TRACKING_ID = new RegExp(String.raw`\bTrackingId\s{0,3}:?\s{0,3}\{?(${GUID})`, 'i');

/** The id of the attempt that a text speaks of. Only some providers' tracking ids name attempts. */
export const trackingIdOf = (text: string): string | null => group(TRACKING_ID, text)?.toLowerCase() ?? null;

/**
 * What an event's text says, and of whom.
 * @param said by the text, where that is known already
 */
export function messageFields(
  text: string,
  catalog: Catalog,
  names = new NamePool(),
  said = saidIn(text, catalog, names),
): MessageFields {
  return fieldsOf(said.mayName ? contextOf(text) : NOBODY, said, catalog, names);
}

/** @param names gives the strings found: they outlive the text that they are cut from */
export function fieldsOf(context: Context, said: Said, { settings }: Catalog, names: NamePool): MessageFields {
  const own = (name: string | null): string | null => name && names.one(name);
  const { hresults, reasons } = said;
  return {
    // One by one: a spread takes the slow way through the engine, for every event.
    upn: own(context.upn),
    adminUpn: own(context.adminUpn),
    sourceAnchor: own(context.sourceAnchor),
    unblockUser: context.unblockUser,
    contextFields: context.contextFields,
    cloudAnchor: own(context.cloudAnchor) ?? said.cloudAnchor,
    methods: said.methods,
    hresults,
    hresult: hresults.length > 0 ? decisiveHresult(reasons, hresults, settings.enginePrefix) : null,
    rpcErrors: numbers(said.rpcErrors),
    errorCodes: numbers(said.errorCodes),
    connectBuild: said.connectBuilds.at(-1) ?? null,
    writebackVersion: said.writebackVersion,
    failedObjects: said.failedObjects,
    namespace: surest(said.namespaces),
    connectorAccount: surest(said.connectorAccounts),
    domain: said.domain,
  };
}

/** Shared by the many events that have none: a month of a busy server must fit in memory. */
const NONE: never[] = [];

const numbers = (texts: readonly string[]): readonly number[] => (texts.length > 0 ? texts.map(Number) : NONE);
