/** Prints the table of docs/sweeps.md: medians of the regrets of TPE and of Optuna's, with 200 seeds each. */
import { compareWithOptuna } from './compare.ts';
import { probabilityByChance } from './rankTest.ts';

const SEEDS = 200;

const rows = compareWithOptuna('tpe', SEEDS).map(({ problem, median, optunaMedian, deviation }) =>
  [problem, median.toPrecision(3), optunaMedian.toPrecision(3), probabilityByChance([deviation]).toFixed(2)].join(' | '),
);
console.log(
  ['problem | median regret | of Optuna | p', '--- | ---: | ---: | ---:', ...rows].map((row) => `| ${row} |`).join('\n'),
);
