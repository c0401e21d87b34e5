/** Preloaded into a measured process: tells its peak resident memory (MB) and processor time (seconds) when it ends. */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const told = { peak: maxRSS / 1024, processor: (userCPUTime + systemCPUTime) / 1e6 };
  require('node:fs').writeFileSync(process.env.BENCH_PEAK, JSON.stringify(told));
});
