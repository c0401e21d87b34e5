/**
 * The little of PowerShell that a check may be written in. Whatever is not named here is refused, so a command that changes
 * something, or runs something that could, does not get into a script that promises to read.
 */

/** Cmdlets that only read, whatever their parameters. Not here: Get-Credential asks, Test-ComputerSecureChannel repairs. */
const READS: readonly string[] = [
  ...['Compare-Object', 'ForEach-Object', 'Format-List', 'Format-Table', 'Group-Object', 'Measure-Object'],
  ...['Out-String', 'Select-Object', 'Select-String', 'Sort-Object', 'Where-Object', 'Write-Output'],
  ...['Get-Acl', 'Get-ChildItem', 'Get-CimInstance', 'Get-Date', 'Get-HotFix', 'Get-Item', 'Get-ItemProperty'],
  ...['Get-NetTCPConnection', 'Get-Process', 'Get-Service', 'Get-TimeZone', 'Get-WinEvent'],
  ...['Resolve-DnsName', 'Test-NetConnection', 'Test-Path'],
  ...['Get-ADDefaultDomainPasswordPolicy', 'Get-ADDomain', 'Get-ADDomainController', 'Get-ADFineGrainedPasswordPolicy'],
  ...['Get-ADForest', 'Get-ADGroup', 'Get-ADGroupMember', 'Get-ADObject', 'Get-ADOrganizationalUnit'],
  ...['Get-ADPrincipalGroupMembership', 'Get-ADRootDSE', 'Get-ADUser', 'Get-ADUserResultantPasswordPolicy'],
  ...['Get-ADSyncAADCompanyFeature', 'Get-ADSyncAADPasswordResetConfiguration', 'Get-ADSyncConnector'],
  ...['Get-ADSyncAADPasswordSyncConfiguration', 'Get-ADSyncEntraConnectorCredential', 'Get-ADSyncGlobalSettings'],
  ...['Get-ADSyncRule', 'Get-ADSyncScheduler'],
];
/** Methods that only read what they are called on. */
const METHODS: readonly string[] = ['AddDays', 'AddHours', 'AddMinutes', 'ToString', 'ToUniversalTime', 'Trim'];
const TYPES: readonly string[] = ['datetime', 'double', 'int', 'pscustomobject', 'string', 'timespan'];
const KEYWORDS: readonly string[] = ['else', 'elseif', 'foreach', 'if', 'in'];
/** Variables of PowerShell that may be read; others must be set in the check or named in its `forEach`. */
const KNOWN_VARIABLES: readonly string[] = ['_', 'env:windir', 'env:computername', 'false', 'null', 'true'];

const known = (names: readonly string[]): Set<string> => new Set(names.map((name) => name.toLowerCase()));
const [reads, methods, types, keywords] = [known(READS), known(METHODS), known(TYPES), known(KEYWORDS)];

/** In this order. Smart quotes are quotes to PowerShell, so they are left out of strings; so are backticks and subexpressions. */
const TOKENS = {
  newline: /\r?\n\s*/y,
  space: /[ \t]+/y,
  text: /'(?:[^'\u2018-\u201b\r\n]|'')*'/y,
  quoted: /"(?:[^"`$\u201c-\u201e\r\n]|\$(?:env:)?\w+(?![\w:]))*"/y,
  variable: /\$(?:_|(?:env:)?[A-Za-z]\w*)(?![\w:])/y,
  type: /\[[A-Za-z]+\]/y,
  member: /(?<=[\w)\]}'"])\.[A-Za-z]\w*/y,
  number: /\d+(?:\.\d+)?(?![\w])/y,
  word: /[A-Za-z][\w-]*(?:[\\:.][\w*-]*)*/y,
  parameter: /-[A-Za-z]+(?![\w-])/y,
  open: /@?[({]|\[/y,
  close: /[)}\]]/y,
  mark: /[|;=,*+/!-]|(?<=[\w)])\.\./y,
};
type Kind = keyof typeof TOKENS;
const KINDS = Object.keys(TOKENS) as Kind[];

interface Token {
  kind: Kind;
  text: string;
}

/**
 * Why a command may not stand in a check; null when it only reads.
 * @param given names of the variables that the script gives it
 */
export function whyNotReadOnly(command: string, given: readonly string[] = []): string | null {
  const tokens = split(command);
  if (typeof tokens === 'string') return tokens;
  const set = known([...KNOWN_VARIABLES, ...given]);
  const open: string[] = [];
  let begins = true; // a command may begin here
  for (const [at, token] of tokens.entries()) {
    const { kind, text } = token;
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    if (kind === 'open') open.push(text);
    if (kind === 'close' && PAIRS[open.pop()?.replace('@', '') ?? ''] !== text) return `"${text}" closes nothing`;
    const isKey = open.at(-1) === '@{';
    const complaint = COMPLAINTS[kind]?.({ text, before, next, begins, isKey }) ?? null;
    if (complaint !== null) return complaint;
    if (kind === 'variable' && (next?.text === '=' || isLoop(tokens, at))) set.add(bare(text));
    const unknown = namesIn(token).find((name) => !set.has(name));
    if (unknown !== undefined) return `the variable $${unknown} is set nowhere`;
    // A block needs no separator behind it, and a keyword none before what it runs.
    const isKeyword = kind === 'word' && keywords.has(text.toLowerCase());
    begins = ['newline', 'open'].includes(kind) || ['|', ';', '=', '}'].includes(text) || isKeyword;
  }
  return open.length > 0 ? `"${open.at(-1)}" is not closed` : null;
}

const PAIRS: Record<string, string> = { '(': ')', '{': '}', '[': ']' };

interface Place {
  text: string;
  before: Token | undefined;
  next: Token | undefined;
  /** A command may begin here. */
  begins: boolean;
  /** Directly inside a hash table. */
  isKey: boolean;
}

/** What may be wrong with a token of a kind where it stands. */
const COMPLAINTS: Partial<Record<Kind, (place: Place) => string | null>> = {
  word({ text, next, begins, isKey }) {
    const name = text.toLowerCase();
    if ((isKey && next?.text === '=') || !begins || keywords.has(name)) return null;
    if (!reads.has(name)) return `${text} is not one of the commands that only read`;
    return name === 'foreach-object' && next?.text !== '{' ? 'ForEach-Object needs a block, { … }' : null;
  },
  member: ({ text, next }) =>
    next?.text === '(' && !methods.has(text.slice(1).toLowerCase())
      ? `the method ${text.slice(1)} may change something`
      : null,
  type: ({ text }) =>
    types.has(text.slice(1, -1).toLowerCase()) ? null : `the type ${text} is not one of those that may be used`,
  mark({ text, before, begins, isKey }) {
    if (begins && '*+/'.includes(text)) return `"${text}" cannot begin a command`;
    if (text !== '=') return null;
    if (isKey && (before?.kind === 'word' || before?.kind === 'text')) return null;
    const isOwn = before?.kind === 'variable' && !before.text.includes(':') && before.text !== '$_';
    return isOwn ? null : 'only a variable of its own may be set';
  },
};

const isLoop = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 2]?.text.toLowerCase() === 'foreach' &&
  tokens[at - 1]?.text === '(' &&
  tokens[at + 1]?.text.toLowerCase() === 'in';

const bare = (variable: string): string => variable.slice(1).toLowerCase();

const namesIn = ({ kind, text }: Token): string[] =>
  kind === 'variable' ? [bare(text)] : kind === 'quoted' ? (text.match(/\$(?:env:)?\w+/g) ?? []).map(bare) : [];

/** The tokens without blanks, or what is none. */
function split(command: string): Token[] | string {
  const tokens: Token[] = [];
  for (let at = 0; at < command.length;) {
    const kind = KINDS.find((one) => {
      TOKENS[one].lastIndex = at;
      return TOKENS[one].test(command);
    });
    if (kind === undefined) return `"${command.slice(at, at + 8).split('\n')[0]}" is more than a check may use`;
    const end = TOKENS[kind].lastIndex;
    if (kind !== 'space') tokens.push({ kind, text: command.slice(at, end) });
    at = end;
  }
  return tokens;
}
