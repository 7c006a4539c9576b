import { type Comparison, compareWithOptuna, LEVELS, TRIALS } from '../../engine/sweeps/reference/compare.ts';
import { probabilityByChance } from '../../engine/sweeps/reference/rankTest.ts';
import { describeVerdict, type TableFormat, toDigits } from '../results/table.ts';
import { report } from '../results/writeDocument.ts';
import type { Options } from './options.ts';

/** Sweeps of each problem, each with a seed of its own. */
const SEEDS = 200;

/** Compares TPE with Optuna's, by the best of 100 trials on functions with known optima. */
export function measureSweeps(options: Options): void {
  const before = process.cpuUsage();
  const tpe = compareWithOptuna('tpe', SEEDS);
  const { user, system } = process.cpuUsage(before);
  const random = compareWithOptuna('random', SEEDS);
  const results = tpe.map((comparison, index) => ({ ...comparison, randomMedian: random[index].median }));
  const milliseconds = (user + system) / 1000 / (tpe.length * SEEDS * TRIALS);
  const describe = (format: TableFormat) => `${tabulate(results, format)}\n\n${summarize(results, milliseconds)}`;
  report('sweeps', { results, milliseconds }, describe, options);
}

function tabulate(results: readonly (Comparison & { readonly randomMedian: number })[], format: TableFormat): string {
  return format(
    [`median regret of ${SEEDS} sweeps`, 'TPE', "Optuna's TPE", 'random', 'p', 'at least', ''],
    results.map(({ problem, median, optunaMedian, randomMedian, deviation }) => [
      problem,
      toDigits(median),
      toDigits(optunaMedian),
      toDigits(randomMedian),
      ...judge(probabilityByChance([deviation]), LEVELS.each),
    ]),
  );
}

/** A probability, its bar, and whether the sampler is no worse. */
const judge = (p: number, bar: number): string[] => [p.toFixed(4), String(bar), describeVerdict(p >= bar)];

function summarize(results: readonly Comparison[], milliseconds: number): string {
  const [p, bar, verdict] = judge(probabilityByChance(results.map(({ deviation }) => deviation)), LEVELS.together);
  return [
    `Regret: best of ${TRIALS} trials above the optimum. p: probability of such ranks if TPE is as good as Optuna's`,
    `(Mann and Whitney); on all problems together ${p} (at least ${bar}: ${verdict}). A suggestion takes ${toDigits(milliseconds)} ms of CPU time.`,
  ].join('\n');
}
