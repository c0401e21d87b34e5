import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What a parser of PowerShell makes of a script. */
export interface Parsed {
  /** Pieces that are not PowerShell. */
  errors: string[];
  commands: string[];
  /** Methods called, by name. */
  methods: string[];
  /** Redirections, calls by `&` and `.`, functions and expressions inside of strings. */
  forbidden: string[];
  /** The literals of the parameters, as they are written. */
  literals: string[];
}

const folder = join(__dirname, '../../node_modules/@vscode/tree-sitter-wasm/wasm');
/** jest cannot load the parser, which imports modules while it runs: it works in a process of its own. */
const program = `
const { Parser, Language } = require(${JSON.stringify(join(folder, 'tree-sitter.js'))});
const scripts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
(async () => {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(${JSON.stringify(join(folder, 'tree-sitter-powershell.wasm'))}));
  const answers = scripts.map((script) => {
    const tree = parser.parse(script.replace(/^\\ufeff/, ''));
    const root = tree.rootNode;
    const texts = (node, ...types) => types.flatMap((type) => node.descendantsOfType(type)).map(({ text }) => text);
    const errors = texts(root, 'ERROR');
    const answer = {
      errors: errors.length === 0 && root.hasError ? ['something is missing'] : errors,
      commands: texts(root, 'command_name'),
      methods: root.descendantsOfType('invokation_expression').map((call) => texts(call, 'member_name').at(-1)),
      forbidden: texts(root, 'redirection', 'command_invokation_operator', 'function_statement', 'sub_expression'),
      literals: root.descendantsOfType('param_block').flatMap((block) => texts(block, 'verbatim_string_characters')),
    };
    tree.delete();
    return answer;
  });
  process.stdout.write(JSON.stringify(answers));
})();
`;

/** Without it the engine spends half a minute on making the parser faster. */
const QUICK = '--liftoff-only';

/** Parses scripts with the grammar that editors use. */
export const parsePowerShell = (scripts: readonly string[]): Parsed[] =>
  JSON.parse(
    execFileSync(process.execPath, [QUICK, '-e', program], {
      input: JSON.stringify(scripts),
      encoding: 'utf8',
      maxBuffer: 1e9,
    }),
  ) as Parsed[];
