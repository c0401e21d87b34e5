import * as z from 'zod';
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
} from './catalog';
import { comparisonSchema } from './comparison';
import { guideSchema, overlaySchema } from './guide';
import { reportSchema } from './report';

/**
 * The schemas as JSON Schema, by the path they are published at: for editors of catalog files, and for programs that read
 * saved reports. A catalog file is described as it is written (defaults may be left out), a report as it is read.
 */
export function jsonSchemas(): Record<string, object> {
  const catalog = {
    settings: settingsSchema,
    event: eventSchema,
    hresult: hresultSchema,
    cause: causeSchema,
    operation: operationSchema,
    remediation: remediationSchema,
    check: checkSchema,
    symptom: symptomSchema,
    guide: guideSchema,
    'seed-map': seedMapSchema,
    words: labelsSchema,
    overlay: overlaySchema,
  };
  const written = Object.entries(catalog).map(([name, schema]): [string, object] => [
    `catalog/schemas/${name}.json`,
    { title: `Catalog file: ${name}`, ...z.toJSONSchema(schema, { io: 'input' }) },
  ]);
  return {
    ...Object.fromEntries(written),
    'comparison.schema.json': {
      title: 'Comparison of aadclog',
      ...z.toJSONSchema(comparisonSchema, { io: 'output' }),
    },
    'report.schema.json': { title: 'Report of aadclog', ...z.toJSONSchema(reportSchema, { io: 'output' }) },
  };
}
