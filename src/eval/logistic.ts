/** Logistic regression with a quadratic penalty, by Newton's method: few features, few cases, the same every time. */

/** A case: its features by name, whether it is so, and how much it counts. */
export interface Case {
  readonly features: ReadonlyMap<string, number>;
  readonly isSo: boolean;
  readonly weight: number;
}

export interface Model {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
}

const MOST_STEPS = 30;
const SMALL_STEP = 1e-6;
/** Keeps the matrix from being singular; too small to be seen in a weight. */
const RIDGE = 1e-6;

export function probability({ bias, weights }: Model, features: ReadonlyMap<string, number>): number {
  let sum = bias;
  for (const [name, amount] of features) sum += (weights.get(name) ?? 0) * amount;
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Fits a model.
 * @param names the features that it may use
 * @param penalty on the squares of its weights
 * @param known what earlier cases told: the penalty is on what differs from it, the bias included. Without it the
 *   bias is free.
 */
export function fit(cases: readonly Case[], names: readonly string[], penalty: number, known?: Model): Model {
  const told = [known?.bias ?? 0, ...names.map((name) => known?.weights.get(name) ?? 0)];
  const places = new Map(names.map((name, i) => [name, i + 1]));
  const rows = cases.map(({ features, isSo, weight }) => {
    const cells: [place: number, amount: number][] = [[0, 1]];
    for (const [name, amount] of features) {
      const place = places.get(name);
      if (place !== undefined && amount !== 0) cells.push([place, amount]);
    }
    return { cells, isSo: Number(isSo), weight };
  });
  const size = names.length + 1;
  // Not from what is known: Newton's steps go astray from a start that is far off and sure of itself.
  const values = new Float64Array(size);
  for (let step = 0; step < MOST_STEPS; step++) {
    const slope = new Float64Array(size);
    const bend = Array.from({ length: size }, () => new Float64Array(size));
    for (const { cells, isSo, weight } of rows) {
      const sum = cells.reduce((all, [place, amount]) => all + (values[place] ?? 0) * amount, 0);
      const chance = 1 / (1 + Math.exp(-sum));
      for (const [place, amount] of cells) {
        slope[place] = (slope[place] ?? 0) + weight * (chance - isSo) * amount;
        const row = bend[place];
        if (!row) continue;
        for (const [other, much] of cells)
          row[other] = (row[other] ?? 0) + weight * chance * (1 - chance) * amount * much;
      }
    }
    for (let i = 0; i < size; i++) {
      const own = i === 0 && !known ? 0 : penalty;
      slope[i] = (slope[i] ?? 0) + own * ((values[i] ?? 0) - (told[i] ?? 0));
      const row = bend[i];
      if (row) row[i] = (row[i] ?? 0) + own + RIDGE;
    }
    const move = solve(bend, slope);
    for (let i = 0; i < size; i++) values[i] = (values[i] ?? 0) - (move[i] ?? 0);
    if (move.every((by) => Math.abs(by) < SMALL_STEP)) break;
  }
  return { bias: values[0] ?? 0, weights: new Map(names.map((name, i) => [name, values[i + 1] ?? 0])) };
}

/** Solves a symmetric positive definite system (Cholesky); `matrix` is overwritten. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const at = (row: number, column: number): number => matrix[row]?.[column] ?? 0;
  for (let i = 0; i < size; i++) {
    const row = matrix[i];
    if (!row) continue;
    for (let j = 0; j <= i; j++) {
      let sum = at(i, j);
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k);
      row[j] = i === j ? Math.sqrt(sum) : sum / at(j, j);
    }
  }
  const answer = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) answer[i] = (answer[i] ?? 0) - at(i, k) * (answer[k] ?? 0);
    answer[i] = (answer[i] ?? 0) / at(i, i);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) answer[i] = (answer[i] ?? 0) - at(k, i) * (answer[k] ?? 0);
    answer[i] = (answer[i] ?? 0) / at(i, i);
  }
  return answer;
}
