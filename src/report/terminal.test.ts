import stringWidth from 'string-width';
import { catalog } from './samples/catalog.test-data';
import { fullReport } from './samples/report.test-data';
import { terminal } from './terminal';

const bare = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

test('colour only on request, and it changes nothing else', () => {
  const plain = terminal(fullReport(), catalog, { color: false, width: 80 });
  const coloured = terminal(fullReport(), catalog, { color: true, width: 80 });
  expect(plain).not.toContain('\u001b');
  expect(coloured).toContain('\u001b[31m');
  expect(bare(coloured)).toBe(plain);
});

test('commands and tracking ids stay in one piece in a narrow window', () => {
  const text = terminal(fullReport(), catalog, { color: false, width: 60 });
  expect(text).toContain("-ADobjectDN 'OU=Staff,DC=corp,DC=contoso,DC=com'");
  expect(text).toContain('9a8b7c6d-0000-4000-8000-000000000013');
});

test('tables stand side by side where there is room', () => {
  const wide = terminal(fullReport(), catalog, { color: false, width: 240 }).split('\n');
  expect(wide.some((line) => /^Computer {2,}Role {2,}Verdict {2,}Connect build {2,}/.test(line))).toBe(true);
  const narrow = terminal(fullReport(), catalog, { color: false, width: 80 });
  expect(narrow).toContain('Connect build: 2.4.18.0');
});

test('a width that is none is taken as a narrow window', () => {
  for (const width of [0, NaN, -5]) {
    const lines = terminal(fullReport(), catalog, { color: false, width }).split('\n');
    expect(Math.max(...lines.filter((line) => /^[─]+$/.test(line)).map((line) => stringWidth(line)))).toBe(40);
  }
});
