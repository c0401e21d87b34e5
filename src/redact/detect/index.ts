import { accounts, addresses, logons } from './accounts';
import { anchors, distinguished, ids } from './ids';
import { ipAddresses } from './ip-addresses';
import { labelled } from './labelled';
import { dotted, named, namespaces } from './machines';
import { secrets } from './secrets';
import type { Span } from './span';

export type { Span } from './span';

/** What finds identifiers in a text by their shape or by the words around them; where two agree, the first one names. */
const DETECTORS = [
  ids,
  anchors,
  distinguished,
  addresses,
  logons,
  labelled,
  secrets,
  accounts,
  namespaces,
  named,
  ipAddresses,
  dotted,
] as const;

/** Everything in a text that looks like an identifier; stretches may overlap. */
export const detect = (text: string): Span[] => DETECTORS.flatMap((detector) => [...detector(text)]);
