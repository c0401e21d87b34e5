/**
 * Undoes what Windows makes of a quoted folder that ends in a backslash: in `"C:\logs\" --quiet` the last quote counts as
 * escaped, and the program is handed `C:\logs" --quiet` as one argument. A quote cannot stand in a Windows path, so it
 * marks where the path was meant to end.
 */
export function repairArguments(argv: readonly string[]): string[] {
  return argv.flatMap((argument) => {
    const match = /^((?:[A-Za-z]:|\\\\|\.{0,2}\\|[^"\\/]+\\)[^"]*)"(?:\s+(.*))?$/s.exec(argument);
    if (!match) return [argument];
    const [, path, rest] = match;
    // `C:` alone would be the folder where that drive stands.
    const meant = path!.endsWith(':') ? `${path}\\` : path!;
    return [meant, ...repairArguments(split(rest ?? ''))];
  });
}

/** Words apart by blanks; quotes hold a word together. */
function split(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|[^\s"]\S*/g)].map((word) => word[1] ?? word[0]);
}
