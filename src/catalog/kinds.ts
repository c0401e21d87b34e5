import type { z } from 'zod';
import {
  causeSchema,
  checkSchema,
  eventSchema,
  hresultSchema,
  labelsSchema,
  operationSchema,
  remediationSchema,
  seedMapSchema,
  settingsSchema,
  symptomSchema,
} from '../model/catalog';
import { guideSchema } from '../model/guide';

/** What kinds of file a catalog has, where they lie, and which schema describes them. */
export const kinds = {
  settings: { schema: settingsSchema, path: /^catalog\.yaml$/, form: 'catalog.yaml' },
  events: { schema: eventSchema, path: /^events\/([^/]+\/\d+)\.yaml$/, form: 'events/<Provider>/<id>.yaml' },
  hresults: { schema: hresultSchema, path: /^hresults\/([^/]+)\.yaml$/, form: 'hresults/<hresult>.yaml' },
  causes: { schema: causeSchema, path: /^causes\/([^/]+)\.yaml$/, form: 'causes/<id>.yaml' },
  operations: { schema: operationSchema, path: /^operations\/([^/]+)\.yaml$/, form: 'operations/<id>.yaml' },
  remediations: { schema: remediationSchema, path: /^remediations\/([^/]+)\.yaml$/, form: 'remediations/<id>.yaml' },
  checks: { schema: checkSchema, path: /^checks\/([^/]+)\.yaml$/, form: 'checks/<id>.yaml' },
  symptoms: { schema: symptomSchema, path: /^symptoms\/([^/]+)\.yaml$/, form: 'symptoms/<id>.yaml' },
  guides: { schema: guideSchema, path: /^guides\/([^/]+)\.yaml$/, form: 'guides/<id>.yaml' },
  seedMap: { schema: seedMapSchema, path: /^seed-map\.yaml$/, form: 'seed-map.yaml' },
  words: { schema: labelsSchema, path: /^words\/(en|sv)\.yaml$/, form: 'words/<language>.yaml' },
} as const;

export type Kind = keyof typeof kinds;
export type Value<K extends Kind> = z.infer<(typeof kinds)[K]['schema']>;

/** The kind of the file at `path` and the name that its path gives its entry, or null for a stray file. */
export function kindOf(path: string): { kind: Kind; name: string } | null {
  for (const kind of Object.keys(kinds) as Kind[]) {
    const match = kinds[kind].path.exec(path);
    if (match) return { kind, name: match[1] ?? '' };
  }
  return null;
}
