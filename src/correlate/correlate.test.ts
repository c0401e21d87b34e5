import type { Catalog } from '../model/catalog';
import type { CorrelatedFlow } from '../model/flow';
import { anchor, correlated, prs, sync, testCatalog, text, trace } from '../testing/log-builder';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

const engineLinks = ({ members }: CorrelatedFlow): string[] =>
  members.filter(({ event }) => event.key === 'ADSync/6329').map(({ link }) => link);

describe('flows', () => {
  test.each([
    ['reset', 31001, 31002],
    ['change', 31006, 31007],
    ['admin-reset', 31009, 31010],
  ])('%s: start and success are one flow', (operation, start, success) => {
    const { flows } = correlated(
      [prs(start, 0, text.start(1, 'anna')), prs(success, 2, text.success(1, 'anna'))],
      catalog,
    );
    expect(flows).toHaveLength(1);
    expect(flows[0]).toMatchObject({ operation, outcome: 'succeeded', startMissing: false, durationMs: 2000 });
  });

  test('a failure reported twice counts once, by its more specific code', () => {
    const events = [
      prs(31001, 0, text.start(1, 'anna')),
      prs(33004, 1, text.failure(1, 'anna', '80230626')),
      prs(31003, 1, text.failure(1, 'anna', '80230626')),
    ];
    const { flows } = correlated(events, catalog);
    expect(flows).toHaveLength(1);
    expect(flows[0]).toMatchObject({
      outcome: 'failed',
      hresult: '80230626',
      failureEvent: { key: 'PasswordResetService/33004' },
    });
  });

  test('a service code with an attempt’s tracking id is that attempt’s failure', () => {
    const events = [prs(31001, 0, text.start(1, 'anna')), prs(32004, 1, text.service(1, 'DecryptionError'))];
    expect(correlated(events, catalog).flows).toMatchObject([
      { outcome: 'failed', failureEvent: { key: 'PasswordResetService/32004' } },
    ]);
  });

  test.each([32009, 32011, 32016])('so is %d', (code) => {
    const events = [prs(31001, 0, text.start(1, 'anna')), prs(code, 1, text.service(1, 'x'))];
    expect(correlated(events, catalog).flows).toMatchObject([
      { outcome: 'failed', failureEvent: { key: `PasswordResetService/${code}` } },
    ]);
  });

  test('what the relay says under an attempt’s tracking id stays with the service', () => {
    const events = [prs(31001, 0, text.start(1, 'anna')), prs(31034, 1, text.service(1, 'x'))];
    const { flows, rest } = correlated(events, catalog);
    expect(flows.map(({ members }) => members.length)).toEqual([1]);
    expect(rest.map(({ key }) => key)).toEqual(['PasswordResetService/31034']);
  });

  test('an end that names nobody is joined to the only open start, as an inference', () => {
    const end = prs(33002, 1, 'Synchronization Engine returned an error hr=80230405, message: "The operation failed."');
    const { flows } = correlated([prs(31001, 0, text.start(1, 'anna')), end], catalog);
    expect(flows.map(({ outcome, members }) => [outcome, members.map(({ link }) => link)])).toEqual([
      ['failed', ['tracking-id', 'only-candidate']],
    ]);
  });

  test('a service code with a tracking id of its own is no flow', () => {
    const { flows, rest } = correlated(
      [prs(32001, 0, text.service(9, 'x')), prs(31044, 0, text.service(9, 'y'))],
      catalog,
    );
    expect(flows).toEqual([]);
    expect(rest).toHaveLength(2);
  });

  test('an unpublished code of the failure range ends an attempt', () => {
    const events = [prs(31001, 0, text.start(1, 'anna')), prs(33015, 1, text.failure(1, 'anna', '80230626'))];
    expect(correlated(events, catalog).flows).toMatchObject([
      { outcome: 'failed', failureEvent: { key: 'PasswordResetService/33015' } },
    ]);
  });

  test.each([
    ['the log ends soon after', 200, 'open'],
    ['the log goes on', 301, 'unfinished'],
  ])('a start without an end, and %s', (_, goesOnFor, outcome) => {
    expect(correlated([prs(31001, 0, text.start(1, 'anna'))], catalog, goesOnFor).flows).toMatchObject([
      { outcome, endedAt: null, durationMs: null },
    ]);
  });

  test.each([
    ['the success code', [prs(31007, 0, text.success(1, 'a', ''))], 'change'],
    ['the operation’s failure code', [prs(31011, 0, text.failure(1, 'a', '80230626', ''))], 'admin-reset'],
    ['unblockUser in the context', [prs(33004, 0, text.failure(1, 'a', '80230626'))], 'reset'],
    [
      'the admin’s fields',
      [prs(33004, 0, text.failure(1, 'a', '80230626', ', ForcePasswordChange: True'))],
      'admin-reset',
    ],
    ['the method in the stack', [prs(33004, 0, text.failure(1, 'a', '80230626', '', 'ChangePassword'))], 'change'],
    ['nothing', [prs(33004, 0, text.failure(1, 'a', '80230626', '', 'ThrowSyncEngineError'))], 'unknown'],
  ])('an end without a start takes its operation from %s', (_, events, operation) => {
    expect(correlated(events, catalog).flows).toMatchObject([{ operation, startMissing: true, startedAt: null }]);
  });

  test('an end stamped before its start has no duration', () => {
    const events = [prs(31001, 1, text.start(1, 'anna')), prs(33001, 0, text.failure(1, 'anna', '80004005'))];
    expect(correlated(events, catalog).flows).toMatchObject([
      { outcome: 'failed', startMissing: false, durationMs: null },
    ]);
  });

  test('a start that lost its tracking id is joined to the only end of the same user, as an inference', () => {
    const start = prs(31001, 0, 'PasswordResetRequestStart, Details: anna@contoso.com');
    const { flows } = correlated(
      [start, prs(31002, 1, text.success(1, 'anna')), prs(31001, 2, text.start(2, 'anna'))],
      catalog,
    );
    expect(flows.map(({ outcome, members }) => [outcome, members.map(({ link }) => link)])).toEqual([
      ['succeeded', ['only-candidate', 'tracking-id']],
      ['open', ['tracking-id']],
    ]);
  });

  test('one tracking id on two servers is two flows', () => {
    const events = [prs(31001, 0, text.start(1, 'a')), prs(31001, 0, text.start(1, 'a'), 'SRV2')];
    expect(correlated(events, catalog).flows).toHaveLength(2);
  });
});

describe('onboarding and offboarding', () => {
  test('events with different tracking ids are joined by order', () => {
    const events = [
      prs(31004, 0, text.service(1, 'x')),
      prs(31017, 1, text.service(2, 'x')),
      prs(31018, 2, text.service(3, 'x')),
      prs(31005, 3, text.service(1, 'x')),
      prs(31018, 4000, text.service(5, 'x')),
    ];
    const { flows, rest } = correlated(events, catalog);
    expect(flows).toMatchObject([{ operation: 'onboarding', outcome: 'succeeded', durationMs: 3000 }]);
    expect(flows[0]!.members.map(({ link }) => link)).toEqual([
      'tracking-id',
      'only-candidate',
      'only-candidate',
      'tracking-id',
    ]);
    expect(rest.map(({ key }) => key)).toEqual(['PasswordResetService/31018']);
  });

  test.each([
    [31004, 32009, 'onboarding'],
    [31004, 32011, 'onboarding'],
    [31012, 31014, 'offboarding'],
    [31012, 32013, 'offboarding'],
  ])('%d then %d is a failed %s', (start, end, operation) => {
    const events = [prs(start, 0, text.service(1, 'x')), prs(end, 5, text.service(2, 'x'))];
    expect(correlated(events, catalog).flows).toMatchObject([{ operation, outcome: 'failed' }]);
  });
});

describe('engine traces', () => {
  const attempt = (id: number, user: string, from: number, to: number, hr: string) => [
    prs(31001, from, text.start(id, user)),
    prs(33001, to, text.failure(id, user, hr)),
  ];

  test('the anchor wins over everything nearer', () => {
    const [startA, endA] = attempt(1, 'anna', 0, 5, '80230405') as [never, never];
    const [startB, endB] = attempt(2, 'bo', 0, 5, '80230405') as [never, never];
    const own = sync(6329, 4, `${trace.code('80230405')}AAD anchor = ${anchor('bo')}Azure AD Sync 2.5.79.0`);
    const { flows } = correlated([startA, startB, own, endA, endB], catalog);
    expect(flows.map((flow) => [flow.user?.upn, engineLinks(flow)])).toEqual([
      ['anna@contoso.com', []],
      ['bo@contoso.com', ['anchor']],
    ]);
  });

  test('the code decides between attempts that overlap', () => {
    const a = attempt(1, 'anna', 0, 2, '80230619');
    const b = attempt(2, 'bo', 0, 2, '80230626');
    const traces = [sync(6329, 1, trace.code('80230626')), sync(6329, 1, trace.code('80230619'))];
    const { flows, rest } = correlated([...a, ...b, ...traces], catalog);
    expect(flows.map((flow) => flow.members.map(({ event }) => event.fields.hresult).filter(Boolean))).toEqual([
      ['80230619', '80230619'],
      ['80230626', '80230626'],
    ]);
    expect(flows.map(engineLinks)).toEqual([['hresult'], ['hresult']]);
    expect(rest).toEqual([]);
  });

  test('equal codes in one second are given out in order, each once', () => {
    const [startA, endA] = attempt(1, 'anna', 0, 0, '80230626') as [never, never];
    const [startB, endB] = attempt(2, 'bo', 0, 0, '80230626') as [never, never];
    const events = [
      startA,
      startB,
      sync(6329, 0, trace.code('80230626')),
      endB,
      sync(6329, 0, trace.code('80230626')),
      endA,
    ];
    const numbered = events.map((event, at) => ({ ...event, ref: { ...event.ref, recordId: String(at + 1) } }));
    const { flows } = correlated(numbered, catalog);
    expect(flows.map(({ members }) => members.map(({ event }) => event.ref.recordId))).toEqual([
      ['1', '5', '6'],
      ['2', '3', '4'],
    ]);
  });

  test('the only trace of the only attempt belongs to it without a common code', () => {
    const [start, end] = attempt(1, 'anna', 0, 5, '80004005') as [never, never];
    const { flows } = correlated(
      [start, sync(6329, 3, trace.line('Failed to acquire user information: 0x6ba', '800706ba')), end],
      catalog,
    );
    expect(engineLinks(flows[0]!)).toEqual(['only-candidate']);
  });

  test('two attempts could be meant: the nearest in time, marked as weak', () => {
    const a = attempt(1, 'anna', 0, 9, '80004005');
    const b = attempt(2, 'bo', 0, 5, '80004005');
    const { flows } = correlated([...a, ...b, sync(6329, 4, trace.line('x: 0x6ba', '800706ba'))], catalog);
    expect(flows.map((flow) => [flow.user?.upn, engineLinks(flow)])).toEqual([
      ['anna@contoso.com', []],
      ['bo@contoso.com', ['proximity']],
    ]);
  });

  test.each([
    ['too far away', 100, trace.code('80230626')],
    ['of another engine error', 1, trace.code('80230405')],
    ['of another user', 1, `${trace.code('80230626')}\nAAD anchor = ${anchor('somebody')}`],
  ])('a trace %s stays on its own', (_, at, message) => {
    const { flows, rest } = correlated([...attempt(1, 'anna', 0, 2, '80230626'), sync(6329, at, message)], catalog);
    expect(engineLinks(flows[0]!)).toEqual([]);
    expect(rest.map(({ key }) => key)).toEqual(['ADSync/6329']);
  });

  test('a success takes no trace', () => {
    const events = [
      prs(31001, 0, text.start(1, 'a')),
      sync(6329, 1, trace.code('80230626')),
      prs(31002, 2, text.success(1, 'a')),
    ];
    expect(correlated(events, catalog).rest).toHaveLength(1);
  });

  test('a trace of another server is not ours', () => {
    const events = [...attempt(1, 'anna', 0, 2, '80230626'), sync(6329, 1, trace.code('80230626'), 'SRV2')];
    expect(correlated(events, catalog).rest).toHaveLength(1);
  });

  test('an attempt without its start reaches back to its trace', () => {
    const events = [sync(6329, 0, trace.code('80230626')), prs(33004, 5, text.failure(1, 'anna', '80230626'))];
    expect(engineLinks(correlated(events, catalog).flows[0]!)).toEqual(['hresult']);
  });
});
