import { catalog } from '../samples/catalog.test-data';
import { emptyReport } from '../samples/report.test-data';
import { createContext } from './context';
import { textsOf } from './texts';

const lost = { file: 'a.csv', recordId: '', computer: '', channel: '' };

test('each record without an id has its own text, by its position in its file', () => {
  const texts = [1, 2].map((position) => ({ ref: { ...lost, position }, text: `text ${position}` }));
  const textOf = textsOf(createContext({ ...emptyReport(), texts }, catalog));
  expect([1, 2, 3].map((position) => textOf({ ...lost, position }))).toEqual(['text 1', 'text 2', null]);
  expect(textOf({ ...lost, file: 'b.csv', position: 1 })).toBeNull();
});

test('where neither is known, no text is shown for another record', () => {
  const textOf = textsOf(createContext({ ...emptyReport(), texts: [{ ref: lost, text: 'text' }] }, catalog));
  expect(textOf(lost)).toBeNull();
});
