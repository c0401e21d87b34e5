import type { Catalog } from '../model/catalog';
import type { EventRecord } from '../model/record';
import { denied, diagnosed, dirsync, prs, success, sync, testCatalog, text, trace } from '../testing/log-builder';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

describe('verdict', () => {
  const refused = [prs(31001, 0, text.start(1, 'a')), prs(33008, 1, text.failure(1, 'a', '80230619'))];
  test.each<[string, EventRecord[], string]>([
    ['attempts succeed', success(1, 'a', 0), 'working'],
    ['refusals only', refused, 'user-errors-only'],
    ['refusals and successes', [...refused, ...success(2, 'b', 5)], 'user-errors-only'],
    ['one user lacks rights', [...denied(1, 'a', 0), ...success(2, 'b', 5)], 'degraded'],
    ['a fault that is over', [...denied(1, 'a', 0), ...success(2, 'a', 5)], 'working'],
    ['nobody gets through', [...denied(1, 'a', 0), ...denied(2, 'b', 5)], 'down'],
    [
      'several causes, and nobody gets through',
      [...denied(1, 'a', 0), prs(31001, 5, text.start(2, 'b')), prs(33001, 6, text.failure(2, 'b', '80230818'))],
      'down',
    ],
    [
      'two users with a fault of their own each',
      [1, 2].flatMap((id) => [
        prs(31001, id, text.start(id, `u${id}`)),
        prs(33002, id, text.failure(id, `u${id}`, '80230405')),
      ]),
      'degraded',
    ],
    [
      'an engine error without an attempt',
      [sync(6329, 0, trace.line('Failed to acquire user information: 0x6ba', '80004005'))],
      'degraded',
    ],
    ['one invalid answer', [prs(32003, 0, text.service(5, 'x'))], 'degraded'],
    ['relay back', [prs(32002, 0, text.service(5, 'x')), ...success(1, 'a', 60)], 'working'],
    [
      'relay back without attempts',
      [prs(32002, 0, text.service(5, 'x')), prs(31015, 60, text.service(6, 'x'))],
      'working',
    ],
    ['endpoint not started', [...success(1, 'a', 0), sync(6800, 60, 'x')], 'down'],
    ['service stopped', [...success(1, 'a', 0), prs(31016, 60, text.service(5, 'x'))], 'down'],
    [
      'service restarted',
      [...success(1, 'a', 0), prs(31016, 60, text.service(5, 'x')), prs(31015, 90, text.service(6, 'x'))],
      'working',
    ],
    [
      'switched off',
      [
        ...success(1, 'a', 0),
        prs(31012, 60, text.service(5, 'x')),
        prs(31013, 65, text.service(5, 'x')),
        prs(31016, 66, text.service(7, 'x')),
      ],
      'disabled',
    ],
    [
      'switched off and on again',
      [
        prs(31013, 0, text.service(5, 'x')),
        prs(31004, 60, text.service(6, 'x')),
        prs(31005, 61, text.service(6, 'x')),
        prs(31015, 62, text.service(7, 'x')),
      ],
      'working',
    ],
    [
      'switched off, and in vain on again',
      [prs(31013, 0, text.service(5, 'x')), prs(31004, 60, text.service(6, 'x')), prs(32011, 61, text.service(6, 'x'))],
      'disabled',
    ],
    [
      'switched off, but somebody tries since',
      [prs(31013, 0, text.service(5, 'x')), ...success(1, 'a', 60)],
      'working',
    ],
    ['only password hash synchronisation', [dirsync(654, 0, 'x')], 'unknown'],
    ['an attempt still open', [prs(31001, 0, text.start(1, 'a'))], 'unknown'],
    ['nothing', [], 'unknown'],
  ])('%s', (_, records, status) => {
    expect(diagnosed(records, catalog).verdict.status).toBe(status);
  });

  test('who only loses the relay once is no staging server', () => {
    const lost = prs(31034, 0, text.service(5, 'The connection to the connect service was lost.'));
    expect(diagnosed([lost], catalog).verdict).toEqual({
      status: 'unknown',
      reasons: ['no-attempts', 'maybe-short-span'],
    });
    expect(diagnosed([prs(31004, 0, text.service(5, 'x'))], catalog).verdict.reasons).toContain('no-attempts');
    expect(diagnosed([dirsync(654, 0, 'x')], catalog).verdict.reasons).toContain('maybe-staging');
  });
});
