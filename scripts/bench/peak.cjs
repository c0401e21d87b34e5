/** Preloaded into a measured process: tells its peak resident memory (kilobytes) when it ends. */
process.on('exit', () =>
  require('node:fs').writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS)),
);
