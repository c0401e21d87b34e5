import type { Catalog } from '../model/catalog';
import { eventKey, type EventKey } from '../model/event-key';

/** How the number is written in XML, in the details that Event Viewer copies, in its heading, and by PowerShell. */
const ID =
  /(?:<EventID\b[^>]{0,80}>|\b(?:Event|Händelse)[ -]?ID\s{0,9}[:=]|\bId\s{0,20}:|\bEvent(?= \d+, ))\s{0,20}(\d{1,5})\b/i;

/** The key of an event whose whole record was pasted. Null where the text does not name both provider and number. */
export function pastedKey(text: string, catalog: Catalog): EventKey | null {
  const id = ID.exec(text)?.[1];
  if (id === undefined) return null;
  const named = [...catalog.providers.values()]
    .map((provider) => ({ provider, place: text.search(asSource(provider)) }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place);
  return named[0] ? eventKey(named[0].provider, Number(id)) : null;
}

/** The provider as the value of an attribute, behind a colon, or behind the number in a heading. */
function asSource(provider: string): RegExp {
  const name = provider.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?:\\bName=["']|:[ \\t]{0,40}|\\bEvent \\d{1,5}, )${name}[ \\t]{0,40}(?:["'\\n]|$)`, 'i');
}
