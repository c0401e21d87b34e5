import type { LogFormat } from '../../format';
import { headText } from '../../head-text';
import { ObjectSplitter } from './object-splitter';
import { readObjects } from './read-objects';
import { beginsWithObjects, envelopeLength, isEmptyList } from './start';

/** Events as JSON objects, in the forms of many tools: line by line, in one list, or inside what a search engine answers. */
export const jsonLog: LogFormat = {
  name: 'json',
  sniff: (head) => beginsWithObjects(headText(head)),
  read: (input, options) => {
    const start = headText(input.head);
    return readObjects(input, options, {
      form: null,
      parse: (text) => JSON.parse(text) as unknown,
      splitter: (buffer, sink) => new ObjectSplitter(buffer, sink),
      empty: isEmptyList(start),
      skip: envelopeLength(start),
    });
  },
};
