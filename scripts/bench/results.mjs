const fixed = (value, digits) => (value === undefined ? '' : value.toFixed(digits));

/** Where the time goes: for each log the share of each stage. */
function profileTable(profiles) {
  const stages = Object.keys(profiles[0].seconds);
  const share = (seconds, stage) => {
    const whole = Object.values(seconds).reduce((sum, one) => sum + one, 0);
    return `${Math.round((seconds[stage] / whole) * 100)} %`;
  };
  return [
    `| stage | ${profiles.map(({ what }) => what).join(' | ')} |`,
    `| ----- |${profiles.map(() => ' ---: |').join('')}`,
    ...stages.map((stage) => `| ${[stage, ...profiles.map(({ seconds }) => share(seconds, stage))].join(' | ')} |`),
  ];
}

/**
 * The results as a page of Markdown: a table, in which a ratio is a program's time in times of the first one's on the same
 * log, and a profile.
 */
export function resultsPage(results, profiles, { machine, rounds, missing }) {
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
    'Where the time of aadclog goes, by samples of one run of each:',
    '',
    ...profileTable(profiles),
    '',
  ].join('\n');
}
