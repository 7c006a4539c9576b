import { choiceProbabilities } from '../densities/choiceKernels.ts';
import { normalMass } from '../densities/normal.ts';
import type { Parameter, ParameterValue } from '../space/parameter.ts';
import { countOnGrid } from './gridCounts.ts';

/** An estimated density never vanishes, so that densities can be divided. */
const SMALLEST = 1e-12;
/** At this width, 90 % of a kernel lie in its own cell. */
const NARROWEST = 0.5 / 1.64;

/** Points of a grid with observations, and their numbers of observations. */
interface Observed {
  readonly points: readonly number[];
  readonly counts: readonly number[];
}

/** The probability of each point of a grid. */
type Density = (point: number) => number;

/** The density of a parameter's values on its grid: a Parzen estimator with one kernel for each point that has values, and a prior. */
export function densityOnGrid(parameter: Parameter, values: readonly ParameterValue[]): number[] {
  const all = countOnGrid(parameter, values);
  const points = all.flatMap((count, point) => (count > 0 ? [point] : []));
  const observed = { points, counts: points.map((point) => all[point]) };
  const density = parameter.kind === 'choice' ? choiceDensity(observed, all.length) : rangeDensity(observed, all.length);
  return density.map((each) => each + SMALLEST);
}

function choiceDensity({ points, counts }: Observed, choices: number): number[] {
  const { observed, other } = choiceProbabilities(choices, points.length + 1);
  const kernels = points.map((point) => (choice: number) => (choice === point ? observed : other));
  return mixture(choices, counts, kernels, () => 1 / choices);
}

function rangeDensity({ points, counts }: Observed, cells: number): number[] {
  const deviation = scottDeviation({ points, counts });
  const kernel = (mean: number, width: number): Density => {
    const inGrid = normalMass((-0.5 - mean) / width, (cells - 0.5 - mean) / width);
    return (point: number) => normalMass((point - 0.5 - mean) / width, (point + 0.5 - mean) / width) / inGrid;
  };
  const kernels = points.map((point) => kernel(point, deviation));
  return mixture(cells, counts, kernels, kernel((cells - 1) / 2, cells));
}

/** A mixture of kernels, weighted by their observations, and a prior with the weight of one observation. */
function mixture(points: number, weights: readonly number[], kernels: readonly Density[], prior: Density): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 1);
  return Array.from(
    { length: points },
    (_, point) => kernels.reduce((sum, kernel, index) => sum + weights[index] * kernel(point), prior(point)) / total,
  );
}

/** The width of kernels by Scott's rule ("Multivariate Density Estimation", 1992), robust by the interquartile range. */
function scottDeviation({ points, counts }: Observed): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mean = points.reduce((sum, point, index) => sum + counts[index] * point, 0) / total;
  const squares = points.reduce((sum, point, index) => sum + counts[index] * (point - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / Math.max(1, total - 1));
  const range = interquartileRange({ points, counts }, total);
  return Math.max(1.059 * Math.min(range / 1.34, deviation) * total ** -0.2, NARROWEST);
}

function interquartileRange({ points, counts }: Observed, total: number): number {
  let sum = 0;
  const cumulated = counts.map((count) => {
    sum += count;
    return sum;
  });
  const first = cumulated.findIndex((each) => each >= Math.floor(total / 4));
  const third = cumulated.findIndex((each) => each > Math.floor((total * 3) / 4));
  return points[third < 0 ? points.length - 1 : third] - points[first];
}
