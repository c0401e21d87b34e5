import type { Command } from 'commander';
import { UsageError } from '../errors';
import { DONE, type ExitStatus } from './exit-status';
import { write, type Streams } from './streams';

/** A command with its words, as the shell is to offer them. */
interface Words {
  /** `catalog check`; empty for the program itself. */
  path: string;
  words: { text: string; about: string }[];
}

/** `aadclog completion powershell`: a script that makes PowerShell complete commands and options. Throws UsageError. */
export async function completionCommand(shell: string, program: Command, streams: Streams): Promise<ExitStatus> {
  if (shell.toLowerCase() !== 'powershell')
    throw new UsageError(`there is no completion for "${shell}"`, 'Write aadclog completion powershell.');
  await write(streams.stdout, powershellCompleter(program));
  return DONE;
}

/** What PowerShell 5.1 and later run as it is: plain ASCII, and every text of ours in single quotes. */
export function powershellCompleter(program: Command): string {
  const tables = wordsOf(program).map(({ path, words }) => {
    const lines = words.map(({ text, about }) => `        ${quoted(text)} = ${quoted(about)}`);
    return `    '${path}' = [ordered] @{\n${lines.join('\n')}\n    }`;
  });
  return `# Completes the commands and options of aadclog. Into a profile of PowerShell with:
#   aadclog completion powershell | Add-Content -LiteralPath $PROFILE
# (not with >>, which in Windows PowerShell 5.1 would mix UTF-16 into it)
$aadclogWords = @{
${tables.join('\n')}
}
Register-ArgumentCompleter -Native -CommandName 'aadclog', 'aadclog.exe' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $path = ''
    foreach ($element in ($commandAst.CommandElements | Select-Object -Skip 1)) {
        if ($element.Extent.EndOffset -ge $cursorPosition) { break }
        $next = ($path + ' ' + $element.Extent.Text).Trim()
        if ($aadclogWords.ContainsKey($next)) { $path = $next }
    }
    $words = $aadclogWords[$path]
    foreach ($word in $words.Keys) {
        if ($word.StartsWith($wordToComplete, [StringComparison]::OrdinalIgnoreCase)) {
            $kind = if ($word.StartsWith('-')) { 'ParameterName' } else { 'Command' }
            [System.Management.Automation.CompletionResult]::new($word, $word, $kind, $words[$word])
        }
    }
}.GetNewClosure()
`;
}

function wordsOf(command: Command, path = ''): Words[] {
  const commands = command.commands.map((one) => ({ text: one.name(), about: one.description() }));
  const options = command.options
    .filter(({ hidden }) => !hidden)
    .flatMap(({ long, short, description }) =>
      [long, short].flatMap((text) => (text ? [{ text, about: description }] : [])),
    );
  const help = { text: '--help', about: 'display help for command' };
  const inner = command.commands.flatMap((one) => wordsOf(one, `${path} ${one.name()}`.trim()));
  return [{ path, words: [...commands, ...options, help] }, ...inner];
}

/** A tooltip must not be empty, and nothing of it can end its quotes. */
const quoted = (text: string): string => `'${(text || ' ').replaceAll(/['\u2018-\u201b]/g, "''")}'`;
