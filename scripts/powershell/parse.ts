import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser, type Node } from 'web-tree-sitter';

/** What a test wants to know of a PowerShell script, without a PowerShell. */
export interface PowerShell {
  /** Lines at which the text makes no sense. */
  errors: string[];
  /** What is called, in order: names, and what stands behind `&` and `.` as it is written. */
  commands: string[];
  /** Names of the functions that it defines. */
  functions: string[];
  /** Parameters of the script itself. */
  parameters: string[];
}

const grammar = join(__dirname, '../../node_modules/tree-sitter-powershell/tree-sitter-powershell.wasm');
let parser: Promise<Parser> | undefined;

async function ready(): Promise<Parser> {
  await Parser.init();
  return new Parser().setLanguage(await Language.load(new Uint8Array(readFileSync(grammar))));
}

export async function parsePowerShell(text: string): Promise<PowerShell> {
  const tree = (await (parser ??= ready())).parse(text)!;
  const all = [...nodesOf(tree.rootNode)];
  const of = (...types: string[]): Node[] => all.filter(({ type }) => types.includes(type));
  const parameters = tree.rootNode.namedChildren.find((node) => node?.type === 'param_block');
  return {
    errors: all
      .filter((node) => node.isError || node.isMissing)
      .map((node) => `${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`),
    commands: of('command').map((node) => (node.childForFieldName('command_name') ?? node.namedChild(0)!).text),
    functions: of('function_name').map((node) => node.text),
    parameters: parameters
      ? [...nodesOf(parameters)]
          .filter(({ type }) => type === 'script_parameter')
          .map((node) => node.namedChildren.find((child) => child?.type === 'variable')!.text.slice(1))
      : [],
  };
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) if (child) yield* nodesOf(child);
}
