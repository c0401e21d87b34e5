import type { Rule } from '../context';
import { draftOf } from '../drafts';

/** Codes of known providers that the catalog does not have: the published lists trail the product. */
export const unknownCodes: Rule = {
  id: 'unknown-codes',
  applies: ({ flows, rest }) => flows.length + rest.length > 0,
  find: ({ flows, rest }) => {
    const all = [...flows.flatMap(({ members }) => members.map(({ event }) => event)), ...rest];
    const events = all.filter(({ entry }) => entry === null);
    return events.length === 0 ? [] : [draftOf({ rule: 'unknown-codes', severity: 'info', events })];
  },
};
