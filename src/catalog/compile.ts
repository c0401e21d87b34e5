import type { Catalog, CatalogData } from '../model/catalog';
import { eventKey } from '../model/event-key';

/** Adds the look-up tables that the stages use to a checked catalog. */
export function compileCatalog(data: CatalogData): Catalog {
  return {
    ...data,
    eventByKey: new Map(data.events.map((event) => [eventKey(event.provider, event.id), event])),
    providers: new Map(data.events.map(({ provider }) => [provider.toLowerCase(), provider])),
    hresultByCode: new Map(data.hresults.map((entry) => [entry.hresult, entry])),
    causeById: new Map(data.causes.map((cause) => [cause.id, cause])),
    remediationById: new Map(data.remediations.map((remediation) => [remediation.id, remediation])),
    guideById: new Map(data.guides.map((guide) => [guide.id, guide])),
    symptomById: new Map(data.symptoms.map((symptom) => [symptom.id, symptom])),
  };
}
