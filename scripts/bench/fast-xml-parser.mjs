import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';

/** Reference: fast-xml-parser on the whole file at once, which is the only way it offers. */
const options = { ignoreAttributes: false, parseTagValue: false, trimValues: false, htmlEntities: true };
const parsed = new XMLParser(options).parse(readFileSync(process.argv[2], 'utf8'));
console.error(`${parsed.Events.Event.length} events`);
