import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkGraph } from '#engine/graph/index.ts';
import { referenceExecutor } from '#engine/kernels/index.ts';
import { graph, ignoreRecords, neverInterrupt } from '#engine/testing/networks.ts';
import { train, trainingData } from '#engine/training/index.ts';

const reference = JSON.parse(readFileSync(new URL('tfjs.json', import.meta.url), 'utf8')) as { losses: Record<string, number[]> };

const wave = (length: number, phase: number) => Float32Array.from({ length }, (_, index) => Math.sin(index * 1.7 + phase) * 0.4);

/** TensorFlow.js stores a dense kernel as [inputs, units], we as [units, inputs]. */
function transposed(kernel: Float32Array, inputs: number, units: number): Float32Array {
  return Float32Array.from(
    { length: kernel.length },
    (_, index) => kernel[(index % inputs) * units + Math.floor(index / inputs)],
  );
}

const OPTIMIZERS: Record<string, { type: string; [param: string]: unknown }> = {
  sgd: { type: 'sgd', learningRate: 0.1 },
  momentum: { type: 'sgd', learningRate: 0.1, momentum: 0.9 },
  nesterov: { type: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true },
  adam: { type: 'adam', learningRate: 0.01 },
};

function lossesWith(optimizer: { type: string }): number[] {
  const losses: number[] = [];
  const samples = Uint32Array.from({ length: 32 }, (_, index) => index);
  const document = graph(
    [
      ['x', 'input', { shape: [4] }],
      ['h', 'dense', { units: 8 }],
      ['t', 'tanh'],
      ['o', 'dense', { units: 3 }],
      ['y', 'target', { classes: 3 }],
      ['j', 'crossEntropy'],
    ],
    [
      ['x', 'h'],
      ['h', 't'],
      ['t', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { optimizer, epochs: 10, batchSize: 32 },
  );
  const dataset = {
    name: 'waves',
    inputs: [{ name: 'x', shape: [4], data: wave(32 * 4, 1).map((value) => value * 3) }],
    targets: [{ name: 'y', shape: [], classes: 3, data: Float32Array.from(samples, (index) => (index * 7) % 3) }],
    splits: { train: samples, validation: samples.subarray(0, 0), test: samples.subarray(0, 0) },
    fingerprint: '',
  };
  train({
    graph: checkGraph(document).bind(trainingData(dataset)),
    initialParameters: [
      { name: 'h.weight', shape: [8, 4], data: transposed(wave(32, 2), 4, 8) },
      { name: 'h.bias', shape: [8], data: new Float32Array(8) },
      { name: 'o.weight', shape: [3, 8], data: transposed(wave(24, 3), 8, 3) },
      { name: 'o.bias', shape: [3], data: new Float32Array(3) },
    ],
    executor: referenceExecutor,
    control: neverInterrupt,
    clock: () => 0,
    recorder: { ...ignoreRecords, step: ({ loss }) => losses.push(loss) },
  });
  return losses;
}

test.each(Object.entries(OPTIMIZERS))('ten steps of %s give the losses of TensorFlow.js', (name, optimizer) => {
  const losses = lossesWith(optimizer);
  expect(losses).toHaveLength(10);
  for (const [step, loss] of losses.entries()) expect(Math.abs(loss / reference.losses[name][step] - 1)).toBeLessThan(1e-6);
});
