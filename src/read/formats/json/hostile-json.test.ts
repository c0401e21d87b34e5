import { brief, readAll } from '../../testing/read-all';
import { expected, ids, json, winEvent } from './events.test-data';
import { DEEPEST } from './object-splitter';
import { LARGEST_OBJECT } from './splitter';

test.each(['9007199254740993', '18446744073709551615', '"9007199254740993"', '000123'])('record id %s', async (id) => {
  const valid = id.replace(/^0+/, '');
  const text = json({ Decoy: '"RecordId": 9007199254740992', ...winEvent(0) }).replace(
    '"RecordId":0',
    `"RecordId":${valid}`,
  );
  expect(ids(await readAll(text))).toEqual([valid.replaceAll('"', '')]);
});

test('hostile keys and values', async () => {
  const text = json([winEvent(1)]).replace(
    '{"Id":33004',
    '{"__proto__":{"Id":1,"ProviderName":"x"},"constructor":{"Id":5},"toString":"x","Id":7,"Id":33004,"Huge":1e999,"Long":' +
      '9'.repeat(5000),
  );
  expect((await readAll(text)).records).toEqual([expected]);
  expect(({} as Record<string, unknown>)['Id']).toBeUndefined();
  const inherited = json({ ['__proto__']: winEvent(1) });
  expect(brief(await readAll(`{"__proto__":${inherited}}`))).toEqual(['not-event-xml@0']);
});

test.each([
  ['no provider', { ProviderName: null }],
  ['no provider', { ProviderName: ' ' }],
  ['no event id', { Id: 'x' }],
  ['no event id', { Id: 1e300 }],
  ['time', { TimeCreated: 'today' }],
  ['time', { TimeCreated: '/Date(999999999999999)/' }],
])('an event that lacks its %s', async (detail, more) => {
  const whole = await readAll(json([winEvent(1, more), winEvent(2)]));
  expect(whole.problems).toEqual([{ file: 'a.xml', offset: 1, reason: 'event-malformed', detail }]);
  expect(ids(whole)).toEqual(['2']);
});

test('unwanted events are counted and not kept', async () => {
  const events = Array.from({ length: 9 }, (_, i) => winEvent(i + 1, i % 3 === 0 ? {} : { ProviderName: 'Other' }));
  const whole = await readAll(json(events), { wanted: (provider) => provider !== 'Other' });
  expect(ids(whole)).toEqual(['1', '4', '7']);
  expect(whole.reading).toMatchObject({
    events: 9,
    activity: [{ computer: 'SRV01', channel: 'Application', events: 9, runs: [{ from: '1', to: '9' }] }],
  });
});

const big = 'x'.repeat(LARGEST_OBJECT);
test.each<[string, (events: string[]) => string]>([
  ['lines', (events) => events.join('\n')],
  ['a list', (events) => `[${events.join(',')}]`],
])('an object that is too large is passed, in %s', async (_, put) => {
  const [first, second, third] = [json(winEvent(1)), json(winEvent(2, { Message: big })), json(winEvent(3))];
  const text = put([first, second, third]);
  const whole = await readAll(text);
  expect(ids(whole)).toEqual(['1', '3']);
  expect(whole.problems).toEqual([
    { file: 'a.xml', offset: text.indexOf(second), reason: 'event-too-large', detail: String(second.length) },
  ]);
  expect(whole.reading.events).toBe(3);
});

test('behind an object that is too large and breaks off the next line is read', async () => {
  const list = JSON.stringify(Array.from({ length: 60_000 }, () => ({ a: ['padding'] })));
  const broken = json(winEvent(2, { x: 0 }))
    .replace('"x":0', `"x":${list.slice(0, -1)}`)
    .slice(0, -1);
  const whole = await readAll([json(winEvent(1)), broken, json(winEvent(3)), json(winEvent(4))].join('\n'));
  expect(ids(whole)).toEqual(['1', '3', '4']);
  expect(brief(whole)).toEqual([`event-truncated@${json(winEvent(1)).length + 1}`]);
});

const deep = (depth: number): unknown => (depth === 0 ? 1 : [deep(depth - 1)]);
test('depth is bounded', async () => {
  expect(ids(await readAll(json([winEvent(1, { x: deep(DEEPEST - 2) })])))).toEqual(['1']);
  const whole = await readAll(
    `[${json(winEvent(1, { x: 0 })).replace('"x":0', `"x":${'['.repeat(200_000)}`)}\n${json(winEvent(2))}`,
  );
  expect(ids(whole)).toEqual(['2']);
  expect(brief(whole)).toEqual(['event-malformed@1']);
});
