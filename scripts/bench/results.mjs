const fixed = (value, digits) => (value === undefined ? '' : value.toFixed(digits));

/** The results as a page of Markdown: one table; a ratio is a program's time in times of the first one's on the same log. */
export function resultsPage(results, { machine, rounds, missing }) {
  const times = (row, field) => {
    const own = results.find(({ what }) => what === row.what);
    return own === row || row[field] === undefined ? '' : fixed(row[field] / own[field], 2);
  };
  const lines = results.map((row) => {
    const rate = row.megabytes ? fixed(row.megabytes / row.seconds, 0) : '';
    const cells = [row.what, row.name, fixed(row.seconds, 2), times(row, 'seconds'), rate];
    return `| ${[...cells, fixed(row.processor, 2), times(row, 'processor'), fixed(row.peak, 0)].join(' | ')} |`;
  });
  return [
    '# Speed',
    '',
    `Written by \`npm run bench\`: medians of ${rounds} rounds in which all tools ran in turn, on ${machine}. The machine may`,
    'have had other work: processor time says what a program needed, seconds what it took. Ratios are to the',
    'first program on the same log: to aadclog, and at start-up to Node itself.',
    ...missing.map(({ command }) => `\n${command[0]} was not installed; its runs are left out.`),
    '',
    '| log | program | seconds | ratio | MB/s | processor seconds | ratio | peak MB |',
    '| --- | ------- | ------: | ----: | ---: | ----------------: | ----: | ------: |',
    ...lines,
    '',
  ].join('\n');
}
