import { analyzeGraph, type GraphDocument, type TrainingSettings } from '../../graph/index.ts';
import { chain } from '../../testing/chains.ts';
import type { DiagnosedRun, FlowRecord, Measurements } from '../run/diagnosedRun.ts';

type Node = Parameters<typeof chain>[1][number];

/** 4 features → the given nodes → 3 classes. */
export function documentWith(hidden: readonly Node[], training: TrainingSettings = {}): GraphDocument {
  const document = chain([4], [...hidden, ['o', 'dense', { units: 3 }]], 'crossEntropy', { shape: [], classes: 3 });
  return {
    ...document,
    data: { dataset: 'flowers.csv' },
    training: { optimizer: { type: 'adam', learningRate: 0.01 }, ...training },
  };
}

export const HIDDEN: readonly Node[] = [
  ['h', 'dense', { units: 8 }],
  ['r', 'relu'],
];

const EPOCHS = 20;
const EVERY = 10;

/** A healthy run of 200 steps, as training records it. */
export function describedRun(document: GraphDocument = documentWith(HIDDEN), changes: Partial<DiagnosedRun> = {}): DiagnosedRun {
  const analysis = analyzeGraph(document);
  const lossAfter = (epoch: number) => 1.1 * 0.85 ** epoch;
  return {
    document,
    analysis,
    epochs: Array.from({ length: EPOCHS }, (_, index) => ({
      epoch: index + 1,
      step: (index + 1) * EVERY,
      loss: lossAfter(index + 1),
      metrics: {},
      validation: { loss: lossAfter(index + 1) + 0.05, metrics: {} },
    })),
    steps: Array.from({ length: EPOCHS * EVERY }, (_, index) => ({
      step: index + 1,
      loss: lossAfter(index / EVERY),
      learningRate: 0.01,
    })),
    flow: flowOf(
      analysis.order.filter((id) => !['x', 'y', 'j'].includes(id)),
      {},
    ),
    measured: measurements(),
    ...changes,
  };
}

interface FlowOptions {
  /** A layer's gradient over that of the layer behind it. */
  readonly factor?: number;
  readonly updateRatio?: number;
  readonly saturated?: Readonly<Record<string, number>>;
}

export function flowOf(
  nodes: readonly string[],
  { factor = 0.9, updateRatio = 0.005, saturated = {} }: FlowOptions,
): FlowRecord[] {
  return Array.from({ length: EPOCHS }, (_, index) => ({
    step: index * EVERY + 1,
    nodes: nodes.map((node, at) => ({
      node,
      gradient: factor ** (nodes.length - at),
      ...(saturated[node] !== undefined && { saturated: saturated[node] }),
    })),
    parameters: [{ parameter: 'h.weight', node: 'h', updateRatio }],
  }));
}

const CONFUSION = [
  [19, 1, 0],
  [1, 18, 1],
  [0, 1, 19],
];

export function measurements(changes: Partial<Measurements> = {}): Measurements {
  const result = { loss: 0.05, metrics: { accuracy: 0.95 }, samples: 60, matrices: { confusionMatrix: CONFUSION } };
  const feature = { node: 'x', side: 'input', isNamed: true, training: { mean: 0, deviation: 1 } } as const;
  return {
    data: {
      trainingSamples: 60,
      validationSamples: 60,
      features: ['length', 'width'].map((name) => ({
        ...feature,
        name,
        validation: { mean: 0.1, deviation: 1 },
        explained: 0.6,
      })),
      classes: { names: ['a', 'b', 'c'], training: [20, 20, 20], validation: [20, 20, 20] },
    },
    training: result,
    validation: result,
    units: [{ node: 'r', units: 8, dead: 1, samples: 60 }],
    timesteps: [],
    neighbors: { metric: 'accuracy', value: 0.94, neighbors: 5, samples: 12 },
    reach: [],
    ...changes,
  };
}
