import type { BoundGraph } from '../../graph/index.ts';
import { sizeOf } from '../../ops/index.ts';
import type { Dataset } from '../../training/index.ts';
import { NEIGHBORS } from '../documentation/underfitting.ts';
import type { NeighborScore } from '../run/diagnosedRun.ts';
import { classesOf, type FedNode, fedNodes, feedsQuantities, singleTarget, valuesOf } from './columns.ts';

/** Bounds of the time: samples to search, samples to answer, numbers per sample. */
const MOST = { searched: 1000, answered: 300, features: 4096 } as const;

/**
 * How well the majority, or the mean, of the 5 nearest training samples predicts others, with every feature standardized: a
 * measure of what the features tell, at no more than twice the best possible error (Cover and Hart, 1967).
 * @returns undefined for inputs that are indices, and targets of several numbers
 */
export function scoreNeighbors(graph: BoundGraph<Dataset>, train: Uint32Array): NeighborScore | undefined {
  const target = singleTarget(graph);
  const inputs = fedNodes(graph, 'input');
  const features = inputs.reduce((sum, { column }) => sum + sizeOf(column.shape), 0);
  if (!target || features > MOST.features || inputs.some((fed) => !feedsQuantities(fed, graph))) return undefined;
  const fifth = Math.min(MOST.answered, Math.floor(train.length / 5));
  const answered = train.subarray(0, fifth);
  const searched = train.subarray(fifth, fifth + MOST.searched);
  if (answered.length < NEIGHBORS || searched.length < 4 * NEIGHBORS) return undefined;
  const [known, asked] = standardize(inputs, searched, answered, features);
  const classes = classesOf(target, train);
  const [labels, wanted] = [searched, answered].map((samples) => valuesOf(target.column, samples, 0));
  const given = Array.from(answered, (_, row) => {
    const nearest = nearestRows(known, asked.subarray(row * features, (row + 1) * features), searched.length);
    const answers = nearest.map((at) => labels[at]);
    return classes === undefined ? answers.reduce((sum, each) => sum + each, 0) / answers.length : mostFrequent(answers);
  });
  const value = classes === undefined ? r2Of(given, wanted) : shareEqual(given, wanted);
  return { metric: classes === undefined ? 'r2' : 'accuracy', value, neighbors: NEIGHBORS, samples: answered.length };
}

/** Rows of all features, standardized by the searched samples. */
function standardize(inputs: readonly FedNode[], searched: Uint32Array, answered: Uint32Array, features: number) {
  const rows = [new Float64Array(searched.length * features), new Float64Array(answered.length * features)];
  let feature = 0;
  for (const { column } of inputs) {
    for (let element = 0; element < sizeOf(column.shape); element++, feature++) {
      const values = valuesOf(column, searched, element);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
      for (const [at, each] of [values, valuesOf(column, answered, element)].entries()) {
        for (let row = 0; row < each.length; row++) rows[at][row * features + feature] = (each[row] - mean) / deviation;
      }
    }
  }
  return rows;
}

function nearestRows(known: Float64Array, asked: Float64Array, count: number): number[] {
  const nearest: { row: number; distance: number }[] = [];
  for (let row = 0; row < count; row++) {
    let distance = 0;
    const from = row * asked.length;
    for (let feature = 0; feature < asked.length; feature++) distance += (known[from + feature] - asked[feature]) ** 2;
    if (nearest.length === NEIGHBORS && distance >= nearest[NEIGHBORS - 1].distance) continue;
    nearest.push({ row, distance });
    nearest.sort((a, b) => a.distance - b.distance);
    nearest.length = Math.min(nearest.length, NEIGHBORS);
  }
  return nearest.map(({ row }) => row);
}

/** On ties the one that came first, which is the nearest. */
function mostFrequent(answers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

function shareEqual(given: readonly number[], wanted: Float64Array): number {
  return given.filter((answer, row) => answer === wanted[row]).length / given.length;
}

function r2Of(given: readonly number[], wanted: Float64Array): number {
  const mean = wanted.reduce((sum, value) => sum + value, 0) / wanted.length;
  const total = wanted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const rest = wanted.reduce((sum, value, row) => sum + (value - given[row]) ** 2, 0);
  return total > 0 ? 1 - rest / total : 0;
}
