import type { Reason } from '../../model/report';
import { FACT_VALUES } from './facts.test-data';

/** A record, so that the compiler counts the reasons. */
export const reasonIds: Record<Reason['id'], true> = {
  'recognised-by-text': true,
  'recognised-by-engine-code': true,
  'recognised-by-code': true,
  'recognised-by-event': true,
  'rests-on-inference': true,
  'single-case': true,
  'others-succeed': true,
  'nobody-succeeds': true,
  'only-operation': true,
  'only-domain': true,
  'only-connector-account': true,
  'same-user-succeeded': true,
  'facts-build': true,
  'facts-service-stopped': true,
  'facts-tls-off': true,
  'facts-tls-not-set': true,
  'facts-tls-set': true,
  'facts-clock-off': true,
  'facts-clock-right': true,
};
export const REASON_VALUES = {
  n: 2,
  total: 3,
  operation: 'reset',
  domain: 'contoso.com',
  account: 'CONTOSO\\MSOL_1',
  ...FACT_VALUES,
};
