import { ownCopy } from './own-copy';

test.each(['', 'a', 'Åäö', '東京 😀', 'half \ud83d of a pair', '\ude00', '\0\ufffd'])(
  '%j is copied as it is',
  (text) => {
    expect(ownCopy(text)).toBe(text);
  },
);
