import { type Baseline, type BoundGraph, dataNodes } from '../graph/index.ts';
import { sizeOf } from '../ops/index.ts';
import type { Column, Dataset } from './dataset.ts';

/** What the validation targets of a graph give away to a guess; undefined without validation samples, or with several targets. */
export function baselineOf({ analysis, columns, data }: BoundGraph<Dataset>): Baseline | undefined {
  const { validation } = data.splits;
  const targets = dataNodes(analysis.nodes, 'target').flatMap(({ node }) => columns.get(node.id) ?? []);
  if (validation.length === 0 || targets.length !== 1) return undefined;
  const counts = countClasses(targets[0], validation);
  if (!counts) return { answers: validation.length };
  return { answers: counts.reduce((total, count) => total + count, 0), mostFrequent: Math.max(...counts) };
}

/** Class indices, or the yes and no of one answer per sample; undefined for quantities. */
function countClasses({ data, shape, classes }: Column, samples: Uint32Array): number[] | undefined {
  const size = sizeOf(shape);
  if (classes === undefined && size > 1) return undefined;
  const counts = new Array<number>(classes ?? 2).fill(0);
  for (const sample of samples) {
    for (let element = sample * size; element < (sample + 1) * size; element++) {
      if (!(data[element] in counts)) return undefined;
      counts[data[element]]++;
    }
  }
  return counts;
}
