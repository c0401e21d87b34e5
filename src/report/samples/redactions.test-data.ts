import { redactionKeySchema } from '../../model/redaction-key';
import type { Report } from '../../model/report';

const kinds = redactionKeySchema.shape.pairs.element.shape.kind.options;
/** Both ways in which a report can be redacted, with every kind of value. */
export const redactions: Report['redaction'][] = [
  { trackingIds: 'kept', reversible: true, counts: Object.fromEntries(kinds.map((kind, n) => [kind, n])) },
  { trackingIds: 'replaced', reversible: false, counts: {} },
];
