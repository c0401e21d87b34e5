import { createHash } from 'node:crypto';
import { SCRIPT_HASH, STYLE_HASH } from './hashes';
import { script } from './script';
import { style } from './style';

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

test('the policy names the style sheet and the script that are in the page', () => {
  expect({ STYLE_HASH, SCRIPT_HASH }).toEqual({ STYLE_HASH: hash(style), SCRIPT_HASH: hash(script) });
});
