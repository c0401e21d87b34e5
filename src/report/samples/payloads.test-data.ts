/** For tests: texts that were written to act somewhere, in a page, a terminal, a ticket, a spreadsheet, a shell. */

const crossed = (heads: readonly string[], tails: readonly string[]): string[] =>
  heads.flatMap((head) => tails.map((tail) => head + tail));

/** Ends of whatever the text may stand in, before markup that would run. */
const MARKUP = [
  ...crossed(
    [
      '',
      '">',
      "'>",
      '`>',
      '</pre>',
      '</title>',
      '</style>',
      '</script>',
      '</svg>',
      '-->',
      ']]>',
      '<![CDATA[',
      '&#34;>',
    ],
    [
      '<script>window.hacked=1</script>',
      '<img src=x onerror=window.hacked=1>',
      '<svg/onload=window.hacked=1>',
      '<iframe srcdoc="<script>parent.hacked=1</script>">',
      '<a href="javascript:window.hacked=1">x</a>',
      '<meta http-equiv="refresh" content="0;url=https://e.com">',
      '<base href="//e.com"><link rel=stylesheet href=//e.com>',
      '<form action=//e.com><button>x',
    ],
  ),
  ...crossed(
    ['', '"', "'", '` '],
    [' onmouseover=window.hacked=1 ', ' style=position:fixed ', '//\nwindow.hacked=1//'],
  ),
  ...['<ScRiPt >x</sCrIpT\t>', '<scr\0ipt>x</scr\0ipt>', '<<script>x//<</script>', '&lt;script&gt;x&lt;/script&gt;'],
  ...[
    '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
    '<?xml version="1.0"?>',
    '&#x3c;b&#x3e;',
    '&amp;amp;',
  ],
  ...[
    '</Data></EventData></Event><Event><System>',
    '<!--',
    '<details open ontoggle=x>',
    '\u2028</li>\u2029',
    '\u{e0041}',
  ],
];

const TERMINAL = [
  ...crossed(
    ['\u001b[', '\u009b'],
    ['31m', '2J', '1;1H', '?1049h', '6n', '8m', '1A', '0K', '5i', '999999999b', '>4;1m', '21t'],
  ),
  ...crossed(
    ['\u001b]', '\u009d'],
    ['0;title\u0007', '8;;https://e.com\u001b\\x', '52;c;eA==\u0007', '4;1;?\u009c', '1337;File=:x\u0007'],
  ),
  ...[
    '\u001bP+q544e\u001b\\',
    '\u001b_x\u001b\\',
    '\u001b^x\u001b\\',
    '\u001bc',
    '\u001b(0',
    '\u001b7\u001b8',
    '\u001b#8',
  ],
  ...[
    '\u0007',
    '\b\b\b',
    '\r',
    'failed\rworked',
    '\u000b',
    '\f',
    '\u000e',
    '\u0000',
    '\u007f',
    '\u0085',
    '\u0090x\u009c',
  ],
];

/** Characters that are not seen, or that turn those around them. */
const UNSEEN = [
  ...['\u00ad', '\u061c', '\u180e', '\u200b', '\u200e', '\u200f', '\u2028', '\u2029', '\u202a', '\u202b', '\u202c'],
  ...['\u202d', '\u202e', '\u2060', '\u2061', '\u2066', '\u2067', '\u2068', '\u2069', '\ufeff', '\ufff9', '\ufffb'],
  ...[
    '\ud800',
    '\udfff',
    '\ud83d',
    '\udc00\ud800',
    '\ufffe',
    '\uffff',
    '\u{e0020}',
    '\u{e007f}',
    '\u{1f600}',
    '\u{10ffff}',
  ],
].map((char) => `user${char}gpj.exe`);

const MARKDOWN = [
  ...crossed(
    ['', '\n', '\n\n'],
    [
      '# heading',
      '- item',
      '1. one',
      '> quoted',
      '| a | b |\n|---|---|',
      '---',
      '===',
      '```\nfence',
      '~~~',
      '    code',
      '<!-- -->',
    ],
  ),
  ...[
    '[x](javascript:alert(1))',
    '![i](https://e.com/i.png)',
    '<https://e.com>',
    'https://e.com',
    'www.e.com',
    '[x]: //e.com',
  ],
  ...[
    '@everyone',
    '#1',
    'GH-1',
    'a/b#1',
    '`` ` ````',
    '``````````',
    '*b* _i_ ~~s~~ **x**',
    '\\',
    '\\|',
    '|',
    '||',
    '`|`',
  ],
  ...[
    'a|b\\|c',
    '[^1]: x',
    ':smile:',
    '$x^2$',
    '- [x] done',
    '&lt;',
    '&copy;',
    '{{7*7}}',
    '{% x %}',
    '<%= x %>',
    '[[x]]',
  ],
];

const SPREADSHEET = [
  ...crossed(
    ['', ' ', '\t', '\r\n', '\u0000', '\u00a0', '"', '\ufeff'],
    ['=cmd|"/c calc"!A1', '+1+1', '-2+3', '@SUM(A1)', '|x', '\uff1d1', '\uff0b1'],
  ),
  ...['a,b', 'a;b', '"', '""', 'a"b', 'a\nb', 'a\r\nb', 'a\rb', '%1', '\uff0d1', '\uff201', "'=1", '1E5', '0001'],
];

const PROGRAMS = [
  ...["'; Remove-Item x; '", '\u2019; Remove-Item x; \u2018', "\u201b'\u201a)\u2019; x", '$(Remove-Item x)', '`$(x)"@'],
  ...["a\r\nRemove-Item x\r\n'", '#> Remove-Item x <#', "'@\nx", '@"\nx\n"@', '${x}', '$x', '%PATH%', '!x!', '& calc'],
  ...['; rm -rf /', '| sh', '`id`', '$(id)', '\\', '\\\\e.com\\x', '../../../etc/passwd', 'C:\\con', 'file:///x'],
  ...[
    '{file}{n}{sign}$&$1',
    "$& $` $' $$ $<x>",
    '{0}',
    '%s%n%x',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ],
  ...[
    '"}',
    '\\u0022',
    '\\"',
    '{"a":1}',
    '[object Object]',
    'undefined',
    'null',
    'NaN',
    'true',
    '-0',
    '1e999',
    'x\u0000y',
  ],
];

const SHAPES = [
  ...['', ' ', '\n', '\t', '\n\n\n', '\r\n\r\n', '   x   ', '.', '/', '"', "'", '<', '>', '&', '='],
  ...[
    'x'.repeat(300),
    'x '.repeat(200),
    '\u5c71\u7530\u592a\u90ce'.repeat(30),
    '\ud83d\udc69\u200d\ud83d\udc67'.repeat(20),
  ],
  ...[
    'e\u0301'.repeat(40),
    `a${'\u0300'.repeat(60)}`,
    '\u0627\u0644\u0639',
    '\u05d0\u05d1',
    '\ufdfd',
    '\u3000',
    '\u00a0\u00a0',
    '\uffa0',
  ],
  ...['a\u200db', '\u0e33\u0e33', '\u1100\u1161', '\u{1f1f8}\u{1f1ea}', '\u2764\ufe0f', '\u0338=', '\u0345'],
];

/** Every one is another text; some of them hold line ends, controls, and code units that are no characters. */
export const PAYLOADS: readonly string[] = [
  ...new Set([...MARKUP, ...TERMINAL, ...UNSEEN, ...MARKDOWN, ...SPREADSHEET, ...PROGRAMS, ...SHAPES]),
];
