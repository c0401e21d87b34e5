/**
 * The rules of thumb by which silence counts as proof. Both ask the same: had nothing changed, how likely would it be to see
 * nothing all the same? Below this the answer is taken to be no luck.
 */
export const LUCK = 0.05;

/**
 * The share of attempts that were hit, by the rule of succession: two failures of two are no proof that every attempt
 * fails, so one of each is added to what was seen.
 */
export const cautiousRate = (hit: number, total: number): number => (hit + 1) / (Math.max(hit, total) + 2);

/** How likely `clean` attempts in a row are if each is still hit at this rate. */
export const luckOf = (rate: number, clean: number): number => (1 - rate) ** clean;

/** So many clean attempts in a row bring that below LUCK. */
export const attemptsNeeded = (rate: number): number => Math.ceil(Math.log(LUCK) / Math.log(1 - rate));

/**
 * What came `times` times in `milliseconds` of log, at random, has to stay away this long (also in milliseconds) before
 * its absence is no luck: three times its mean distance.
 */
export const silenceNeeded = (times: number, milliseconds: number): number =>
  (-Math.log(LUCK) * milliseconds) / Math.max(1, times);
