/** So many of so many. */
export interface Tally {
  readonly hits: number;
  readonly cases: number;
}

export type Interval = readonly [low: number, high: number];

const RESAMPLES = 400;
const SEED = 42;
/** A 95 % interval leaves so much out on either side. */
const TAIL = 0.025;
/** Fewer pages than this differ too little among one another to tell how others might. */
const ENOUGH_PAGES = 5;

/**
 * The 95 % interval of the rate hits ÷ cases over pages: sentences of one page resemble one another, so pages are
 * drawn anew (percentile bootstrap, the same draws in every run).
 * Where no draw can differ, because no page has a hit or every case is one, the bootstrap would give a width of
 * nothing. There it is the exact interval (Clopper and Pearson, 1934) of so many pages without exception.
 * @param tallies one for each page
 * @returns null when there is no case, or too few pages to draw from
 */
export function interval(tallies: readonly Tally[]): Interval | null {
  const { hits, cases } = sum(tallies);
  if (cases === 0) return null;
  const pages = tallies.filter((page) => page.cases > 0).length;
  const beyond = 1 - TAIL ** (1 / pages);
  if (hits === 0) return [0, beyond];
  if (hits === cases) return [1 - beyond, 1];
  return pages < ENOUGH_PAGES ? null : bootstrap(tallies);
}

export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((all, { hits, cases }) => ({ hits: all.hits + hits, cases: all.cases + cases }), {
    hits: 0,
    cases: 0,
  });

function bootstrap(tallies: readonly Tally[]): Interval {
  const random = seededRandom(SEED);
  const draw = () => tallies.flatMap(() => tallies[Math.floor(random() * tallies.length)] ?? []);
  const rates = Array.from({ length: RESAMPLES }, () => sum(draw()))
    .filter(({ cases }) => cases > 0)
    .map(({ hits, cases }) => hits / cases)
    .sort((a, b) => a - b);
  const at = (share: number) => rates[Math.floor(rates.length * share)] ?? 0;
  return [at(TAIL), at(1 - TAIL)];
}

/** Numbers in [0, 1) from a linear congruential generator, with the constants of Press et al., Numerical Recipes. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
