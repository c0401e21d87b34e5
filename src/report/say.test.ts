import { problemMessage } from './problem-message';
import { nameOf, say } from './say';

const labels = { greeting: 'Hello {name}, {n} times', 'fault.user': 'user error', 'problem.evtx': '{file}: binary' };

test('fills in values, once', () => {
  expect(say(labels, 'greeting', { name: '{n}', n: 3 })).toBe('Hello {n}, 3 times');
});

test('what is missing is visible', () => {
  expect(say(labels, 'farewell')).toBe('farewell');
  expect(say(labels, 'greeting', { n: 1 })).toBe('Hello {name}, 1 times');
  expect(say(labels, 'constructor')).toBe('constructor');
  expect(nameOf(labels, 'fault', 'user')).toBe('user error');
  expect(nameOf(labels, 'fault', 'of-tomorrow')).toBe('of-tomorrow');
});

test('a problem names its file and keeps its detail', () => {
  expect(problemMessage(labels, { file: 'a.evtx', reason: 'evtx', detail: null })).toBe('a.evtx: binary');
  expect(problemMessage(labels, { file: 'a.old', reason: 'newer', detail: '7z' })).toBe('a.old: newer (7z)');
});
