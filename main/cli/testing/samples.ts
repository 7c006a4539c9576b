import { fileURLToPath } from 'node:url';
import { openDatasets } from '#app/datasets/index.ts';
import { analyzeGraph, bindColumns, dataNodes, type GraphDocument } from '#engine/graph/index.ts';
import type { Column } from '#engine/training/index.ts';
import { requireData } from '../input/settings.ts';

const resourcesDirectory = fileURLToPath(new URL('../../../resources', import.meta.url));

type Samples = readonly (number | number[])[];

/** Samples for `--input` and `--target`: a list for a single node, or lists by node id. */
export type NodeSamples = Samples | Readonly<Record<string, Samples>>;

/** The first training samples of a graph's data set, normalized, one flat array each. */
export function firstSamples(document: GraphDocument, count: number): { inputs: NodeSamples; targets: NodeSamples } {
  const { inputs, targets, splits } = openDatasets({ resourcesDirectory }).load(requireData(document, 'the graph'));
  const { nodes } = analyzeGraph(document);
  const samples = [...splits.train.subarray(0, count)];
  const read = (side: 'input' | 'target', columns: readonly Column[]) =>
    byNode(bindColumns(dataNodes(nodes, side), columns), samples);
  return { inputs: read('input', inputs), targets: read('target', targets) };
}

function byNode(columns: ReadonlyMap<string, Column>, samples: readonly number[]): NodeSamples {
  const lists = [...columns].map(([id, column]) => [id, samples.map((sample) => readSample(column, sample))] as const);
  return lists.length === 1 ? lists[0][1] : Object.fromEntries(lists);
}

function readSample({ data, shape, normalization }: Column, sample: number): number | number[] {
  const size = shape.reduce((product, length) => product * length, 1);
  const numbers = Array.from(data.subarray(sample * size, (sample + 1) * size), (raw, element) => {
    if (!normalization) return raw;
    const { offset, scale } = normalization;
    const entry = offset.length > 1 ? element : 0;
    return (raw - offset[entry]) * scale[entry];
  });
  return shape.length === 0 ? numbers[0] : numbers;
}
