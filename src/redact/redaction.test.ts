import fc from 'fast-check';
import { catalog } from '../report/samples/catalog.test-data';
import type { Pair } from './kinds';
import { OwnWords, Redaction, reveal } from './index';
import { identity, PLACES, secretsOf } from './samples/places.test-data';

const own = new OwnWords(catalog);
const KEY = Buffer.alloc(32, 7);
const redaction = (given: Partial<ConstructorParameters<typeof Redaction>[1]> = {}): Redaction =>
  new Redaction(own, { key: KEY, trackingIds: 'kept', reversible: true, ...given });

/** Learns all texts, then writes them. */
function redactAll(texts: readonly string[], by = redaction()): string[] {
  for (const text of texts) by.learn(text);
  return texts.map((text) => by.replaced(text));
}

test.each(PLACES.map((place, at) => [at, place] as const))('place %i: no name is left', (at, place) => {
  const one = identity(at + 1);
  const text = place(one);
  const [made = ''] = redactAll([text]);
  expect(secretsOf(one).filter((secret) => made.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
  expect(made).not.toBe(text);
});

test('what stays readable: structure, codes, versions, places in the program, tracking ids', () => {
  const texts = [
    'TrackingId: 3f2b6c10-7d41-4a55-9e0c-5b1f2a9d8c01, Reason: hr=80230619, Context: cloudAnchor: User_9b83f544-ba22-4ffb-bff5-c1c2374d654c, UserPrincipalName: anna.berg@corp.acme.com',
    'BAIL: MMS(5716): ..\\server.cpp(11139): 0x80230626 (Denied.)\nERR_: X:\\bt\\1016372\\repo\\src\\dev\\sync\\MAUtils.h(58): 0x2\nAzure AD Sync 2.1.20.0',
    '   at Microsoft.Online.PasswordSynchronization.RetryUtility.ExecuteWithRetry[T](Func`1 operation)',
    'ACME\\anna.berg on DC07.corp.acme.com, CN=Anna Berg,OU=Stockholm,CN=Users,DC=corp,DC=acme,DC=com',
    'NT AUTHORITY\\SYSTEM and S-1-5-18 and S-1-5-21-1-2-3-500 and S-1-5-21-1-2-3-1105 at 127.0.0.1',
    'PasswordResetService/31002 at 2026-01-30T08:00:00.0004253Z see https://aka.ms/ssprtroubleshoot',
  ];
  const [context, trace, frame, names, well, rest] = redactAll(texts);
  expect(context).toMatch(
    /^TrackingId: 3f2b6c10-7d41-4a55-9e0c-5b1f2a9d8c01, Reason: hr=80230619, Context: cloudAnchor: User_[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}, UserPrincipalName: user-1@domain-1$/,
  );
  expect([trace, frame, rest]).toEqual([texts[1], texts[2], texts[5]]);
  expect(names).toBe('netbios-1\\user-1 on host-1.domain-1, CN=name-1,OU=unit-1,CN=Users,DC=domain-1');
  expect(well).toBe('NT AUTHORITY\\SYSTEM and S-1-5-18 and sid-1-500 and sid-1-rid-1 at 127.0.0.1');
});

test('the same value has the same pseudonym in any letter case and form, with and without its domain', () => {
  const [a, b, c, d] = redactAll([
    'Details: Anna.Berg@Acme.COM',
    'ACME\\ANNA.BERG was denied',
    'the user anna.berg of acme.com at srv01.acme.com',
    'hostname: SRV01',
  ]);
  expect(a).toBe('Details: user-1@domain-1');
  expect(b).toBe('netbios-1\\user-1 was denied');
  expect(c).toBe('the user user-1 of domain-1 at host-1.domain-1');
  expect(d).toBe('hostname: host-1');
});

test('tracking ids go too when that is asked for; a GUID of a person goes even if it is one', () => {
  const text = 'TrackingId: 3f2b6c10-7d41-4a55-9e0c-5b1f2a9d8c01, x';
  expect(redactAll([text])).toEqual([text]);
  expect(redactAll([text], redaction({ trackingIds: 'replaced' }))[0]).not.toContain('3f2b6c10');
  const both = `${text}, cloudAnchor: User_3f2b6c10-7d41-4a55-9e0c-5b1f2a9d8c01`;
  expect(redactAll([both])[0]).not.toContain('3f2b6c10');
});

test('a word is no name unless the text says so', () => {
  const texts = ['hostname: server', 'The server does not answer.', 'password@acme.com forgot the password'];
  expect(redactAll(texts)).toEqual([
    'hostname: host-1',
    'The server does not answer.',
    'user-1@domain-1 forgot the password',
  ]);
});

test('short names are whole words, long ones are found wherever they stand', () => {
  const texts = ['bo@acme.com', 'bosse and BO and bo_x', 'margareta@acme.com', 'Xmargaretas'];
  const [, short, , long] = redactAll(texts);
  expect(short).toMatch(/^bosse and (user-\d) and \1_x$/);
  expect(long).toMatch(/^Xuser-\ds$/);
});

test('a value that a field has told is found in markup, however odd', () => {
  const by = redaction();
  by.learnValue('user', `<b>"o'neill"&co</b>@acme.com`);
  expect(by.redactText('<Data>Details: &lt;b&gt;"o\'neill"&amp;co&lt;/b&gt;@acme.com</Data>')).toBe(
    '<Data>Details: user-1@domain-1</Data>',
  );
  expect(by.redactText("<a b='&lt;b&gt;&quot;o&apos;neill&quot;&amp;co&lt;/b&gt;@acme.com'/>")).toBe(
    "<a b='user-1@domain-1'/>",
  );
});

test('an excerpt of events in XML stays XML, and names no one', () => {
  const one = identity(77);
  const event =
    `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='PasswordResetService' EventSourceName='PasswordResetService'/>` +
    `<EventID Qualifiers='0'>31001</EventID><TimeCreated SystemTime='2026-01-30T08:00:00.0008683Z'/><EventRecordID>342199</EventRecordID>` +
    `<Channel>Application</Channel><Computer>${one.host}</Computer><Security UserID='${one.sid}'/></System>` +
    `<EventData><Data>TrackingId: 3f2b6c10-7d41-4a55-9e0c-5b1f2a9d8c01, PasswordResetRequestStart, Details: ${one.upn}</Data></EventData></Event>`;
  expect(redaction().redactText(event)).toBe(
    event.replace(one.host, 'host-1.domain-1').replace(one.sid, 'sid-1-rid-1').replace(one.upn, 'user-1@domain-1'),
  );
});

test('a real host called like a pseudonym gets another, and none stands for two', () => {
  const by = redaction();
  const [made] = redactAll(['hostname: host-1, hostname: srv77, hostname: host-2'], by);
  const names = by.table.pairs().map(({ pseudonym }) => pseudonym);
  expect(names.sort()).toEqual(['host-3', 'host-4', 'host-5']);
  expect(reveal(made!, by.table.pairs())).toBe('hostname: host-1, hostname: srv77, hostname: host-2');
});

test('the same key and input give the same, another key another order, and the table goes on where it ended', () => {
  const texts = Array.from({ length: 60 }, (_, n) => `${identity(n).upn} at ${identity(n).host}`);
  const first = redaction();
  const made = redactAll(texts, first);
  expect(redactAll(texts)).toEqual(made);
  expect(redactAll(texts, redaction({ key: Buffer.alloc(32, 8) }))).not.toEqual(made);
  const pairs = first.table.pairs();
  const next = redaction({ pairs });
  expect(redactAll(['new.person@acme.com', ...texts.slice(3).reverse()], next).slice(1)).toEqual(
    made.slice(3).reverse(),
  );
  expect(next.table.pairs().slice(0, pairs.length)).toEqual(pairs);
});

test('numbers do not follow the alphabet or the order of appearance', () => {
  const texts = Array.from({ length: 40 }, (_, n) => `hostname: srv${100 + n}`);
  const numbers = redactAll(texts).map((text) => Number(/host-(\d+)/.exec(text)![1]));
  expect([...numbers].sort((a, b) => a - b)).toEqual(texts.map((_, n) => n + 1));
  expect(numbers).not.toEqual([...numbers].sort((a, b) => a - b));
});

const label = fc.stringMatching(/^[a-z][a-z0-9]{2,9}[0-9]$/);
const name = fc.oneof(
  fc.tuple(label, label).map(([user, domain]) => `${user}@${domain}.com`),
  fc.tuple(label, label).map(([domain, user]) => `${domain}\\${user}`),
  fc.tuple(label, label).map(([host, domain]) => `${host}.ad.${domain}.se`),
  fc.tuple(label, label, label).map(([cn, a, b]) => `CN=${cn} x,OU=${a},DC=${b},DC=com`),
  fc.uuid(),
  fc.uuid().map((id) => `User_${id}`),
  fc.uint8Array({ minLength: 16, maxLength: 16 }).map((one) => `Anchor : ${Buffer.from(one).toString('base64')}`),
  fc.tuple(fc.nat(1e9), fc.nat(1e9), fc.integer({ min: 1000, max: 99999 })).map((n) => `S-1-5-21-${n.join('-')}-77777`),
  fc
    .ipV6()
    .filter((ip) => ip.length > 6)
    .map((ip) => `[${ip.toLowerCase()}]`),
);

test('translating back gives what was there, and two values never share a pseudonym', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 12 }), (names) => {
      const by = redaction();
      const text = names.join(' and ');
      const [made = ''] = redactAll([text], by);
      const pairs: Pair[] = by.table.pairs();
      expect(reveal(made, pairs).toLowerCase()).toBe(text.toLowerCase());
      expect(new Set(pairs.map(({ pseudonym }) => pseudonym)).size).toBe(pairs.length);
    }),
    { numRuns: 150 },
  );
});

test('an answer is translated as people write it', () => {
  const by = redaction();
  redactAll(
    ['anna@acme.com on srv01.acme.com; CN=Berg,DC=acme,DC=com; objectId 9b83f544-ba22-4ffb-bff5-c1c2374d654c'],
    by,
  );
  const id = by.table.pairs().find(({ kind }) => kind === 'guid')!.pseudonym;
  const answer = `User-1 (USER-1@Domain-1, ${id.replaceAll('-', '').toUpperCase()}) cannot reach host-1; user-11 can. DC = domain-1`;
  expect(reveal(answer, by.table.pairs())).toBe(
    'anna (anna@acme.com, 9b83f544ba224ffbbff5c1c2374d654c) cannot reach srv01; user-11 can. DC = acme,DC = com',
  );
});

test('hostile text is done in time', () => {
  const hostile = [
    'a'.repeat(200_000),
    '@'.repeat(100_000),
    'a.'.repeat(100_000),
    '\\a'.repeat(60_000),
    'CN='.repeat(60_000),
    'CN=a,'.repeat(40_000),
    '1:'.repeat(100_000),
    '%40'.repeat(60_000),
    'Ab'.repeat(100_000),
  ];
  const start = Date.now();
  for (const text of hostile) redactAll([text]);
  expect(Date.now() - start).toBeLessThan(20_000);
});
