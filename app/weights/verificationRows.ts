import type { DescribedDataset } from '#app/datasets/index.ts';
import { bindColumns, type CheckedGraph, dataNodes, type NodeAnalysis } from '#engine/graph/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import { RandomStream } from '#engine/random/index.ts';
import { type Column, type SampleBatch, samplesThatFit } from '#engine/training/index.ts';

/** Number of samples to verify a weights file on; fewer if memory is short. */
const VERIFICATION_ROWS = 16;

/**
 * Inputs to compare a network with its copy on: the first samples of the test split (or, if that is empty, of
 * validation or training). Without data, random values.
 */
export function verificationRows(graph: CheckedGraph, dataset: DescribedDataset | undefined): SampleBatch {
  const most = samplesThatFit(graph, VERIFICATION_ROWS);
  if (!dataset) return randomRows(graph, most);
  const { test, validation, train } = dataset.splits;
  const samples = [test, validation, train].find(({ length }) => length > 0)?.subarray(0, most);
  if (!samples) return randomRows(graph, most);
  const bound = bindColumns(inputsOf(graph), dataset.inputs);
  const columns = [...bound].map(([nodeId, column]) => [nodeId, pick(column, samples)] as const);
  return { count: samples.length, columns: new Map(columns) };
}

function inputsOf({ analysis }: CheckedGraph): NodeAnalysis[] {
  return dataNodes(analysis.nodes, 'input');
}

/** Some samples of a column, with its normalization. */
function pick(column: Column, samples: Uint32Array): Column {
  const size = sizeOf(column.shape);
  const data = new Float64Array(samples.length * size);
  for (const [row, sample] of samples.entries()) data.set(column.data.subarray(sample * size, (sample + 1) * size), row * size);
  return { ...column, data };
}

function randomRows(graph: CheckedGraph, count: number): SampleBatch {
  const columns = inputsOf(graph).map(({ node, output = [] }) => {
    const random = new RandomStream(0, `verification/${node.id}`);
    const data = Float64Array.from({ length: count * sizeOf(output) }, () => random.normal());
    return [node.id, { name: node.id, shape: output, data }] as const;
  });
  return { count, columns: new Map(columns) };
}
