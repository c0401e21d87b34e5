import { FACTS, NOT_SET, UNKNOWN } from '../../model/fact-names';
import type { Report } from '../../model/report';

/** Values of the reasons that rest on facts. */
export const FACT_VALUES = { server: 'S', value: '1.0', seconds: 400 };

const values = [NOT_SET, 'true', 'false', 'running', 'stopped', 'absent', 'auto-start', 'demand-start', 'disabled'];

/** Every fact, every value that has a word, and every reason for which one is not known. */
export const everyFact: NonNullable<Report['facts']> = [
  {
    file: 'facts.json',
    collector: 'aadclog',
    computer: 'S',
    collectedAt: '2026-01-30T12:00:00Z',
    since: null,
    exports: [
      { file: 'Application.xml', log: 'Application', form: 'rendered-xml', unknown: null },
      { file: 'raw/Application.evtx', log: 'Application', form: 'evtx', unknown: { reason: 'failed', detail: null } },
    ],
    facts: [
      ...FACTS.map((id) => ({ id, value: 'true', unknown: null })),
      ...values.map((value) => ({ id: 'service-state', value, unknown: null })),
      ...UNKNOWN.map((reason) => ({ id: 'windows', value: null, unknown: { reason, detail: '5: denied' } })),
    ],
  },
];
