import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';

/** Reference: a plain saxes pass that only counts events. */
let events = 0;
const parser = new SaxesParser({ xmlns: false });
parser.on('opentag', ({ name }) => {
  if (name === 'Event') events += 1;
});
const input = createReadStream(process.argv[2], { encoding: 'utf8', highWaterMark: 1 << 20 });
for await (const chunk of input) parser.write(chunk);
parser.close();
console.error(`${events} events`);
