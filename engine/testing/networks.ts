import type { GraphDocument, GraphNode, TrainingSettings } from '../graph/index.ts';
import type { Shape } from '../ops/index.ts';
import { sizeOf } from '../ops/index.ts';
import { RandomStream } from '../random/index.ts';
import type { Column, Control, Dataset, Recorder } from '../training/index.ts';

type ShortNode = readonly [id: string, type: string, params?: Record<string, unknown>];
type ShortEdge = readonly [from: string, to: string, port?: string];

/** A graph document in short notation, for tests. */
export function graph(nodes: readonly ShortNode[], edges: readonly ShortEdge[], training?: TrainingSettings): GraphDocument {
  return {
    format: 'backwire-graph',
    version: 1,
    name: 'test',
    nodes: nodes.map(([id, type, params]): GraphNode => ({ id, type, ...(params && { params }) })),
    edges: edges.map(([from, to, port = 'in']) => ({ from: [from, 'out'], to: [to, port] })),
    ...(training && { training }),
  };
}

/** 2 → 6 tanh → 3 classes with cross-entropy. */
export function classifier(training?: TrainingSettings): GraphDocument {
  return graph(
    [
      ['x', 'input', { shape: [2] }],
      ['h', 'dense', { units: 6 }],
      ['t', 'tanh'],
      ['o', 'dense', { units: 3 }],
      ['y', 'target', { shape: [], classes: 3 }],
      ['j', 'crossEntropy'],
    ],
    [
      ['x', 'h'],
      ['h', 't'],
      ['t', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    training,
  );
}

/** Random samples: normal values, or class indices. */
export function randomColumn(name: string, shape: Shape, count: number, seed: number, classes?: number): Column {
  const random = new RandomStream(seed, name);
  const draw = () => (classes === undefined ? random.normal() : random.below(classes));
  const data = Float64Array.from({ length: count * sizeOf(shape) }, draw);
  return { name, shape, data, ...(classes !== undefined && { classes }) };
}

/** Points whose class is the largest of three linear scores: learnable by the classifier. */
export function classificationData(count: number, validation = 0): Dataset {
  const points = randomColumn('x', [2], count, 1);
  const labels = Float64Array.from({ length: count }, (_, index) => {
    const [a, b] = points.data.subarray(index * 2, index * 2 + 2);
    return a > 0.3 ? 0 : b > 0 ? 1 : 2;
  });
  const samples = Uint32Array.from({ length: count }, (_, index) => index);
  return {
    name: 'points',
    inputs: [points],
    targets: [{ name: 'y', shape: [], classes: 3, data: labels }],
    splits: { train: samples.subarray(validation), validation: samples.subarray(0, validation), test: samples.subarray(0, 0) },
    fingerprint: 'test',
  };
}

export const ignoreRecords: Recorder = { step() {}, gradients() {}, epoch() {}, checkpoint() {} };
export const neverInterrupt: Control = { next: () => 'continue', learningRate: () => undefined };
