import { allEvents, type Rule } from '../context';
import { draftOf } from '../drafts';

/** Codes of known providers that the catalog does not have: the published lists trail the product. */
export const unknownCodes: Rule = {
  id: 'unknown-codes',
  applies: ({ flows, rest }) => flows.length + rest.length > 0,
  find: (context) => {
    const events = allEvents(context).filter(({ entry }) => entry === null);
    return events.length === 0 ? [] : [draftOf({ rule: 'unknown-codes', severity: 'info', events })];
  },
};
