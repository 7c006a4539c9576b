import { shapeOfInputs, shapeOfTargets, writeTrainingModel } from '../onnx/trainingModel.ts';
import type { Carried } from '../onnx/update.ts';
import type { Candidate, Start } from '../workloads/candidate.ts';
import { toChannelsFirst } from '../workloads/channelsFirst.ts';
import { sizeOf, type Workload } from '../workloads/workloads.ts';
import { loadPeer } from './peers.ts';

/** The used part of onnxruntime. */
interface OnnxRuntime {
  readonly InferenceSession: { create(model: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<Session> };
  readonly Tensor: new (
    type: 'float32' | 'int64' | 'bool',
    data: Float32Array | BigInt64Array | Uint8Array,
    shape: readonly number[],
  ) => Tensor;
}
interface Tensor {
  readonly data: Float32Array;
}
interface Session {
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
  release(): Promise<void>;
}

/**
 * onnxruntime only does inference, so the whole training step is a graph of its operations, iterated in a `Loop`: one call trains
 * many steps.
 */
export const onnxruntime: Candidate = {
  name: 'onnxruntime',
  threaded: true,
  async prepare(workload, start, threads) {
    const { InferenceSession, Tensor } = loadPeer<OnnxRuntime>('onnxruntime-node');
    const { bytes, carried } = writeTrainingModel(workload);
    const session = await InferenceSession.create(bytes, { intraOpNumThreads: threads, interOpNumThreads: 1 });
    const fixed = {
      always: new Tensor('bool', Uint8Array.of(1), []),
      x: new Tensor('float32', start.inputs, shapeOfInputs(workload)),
      y: new Tensor('float32', toRows(workload, start), shapeOfTargets(workload)),
    };
    const numbers = initialNumbers(carried, toChannelsFirst(workload, start));
    let state = carried.map(
      ({ name, shape }) => new Tensor('float32', numbers.get(name) ?? new Float32Array(sizeOf(shape)), shape),
    );
    return {
      async train(steps) {
        const started = Object.fromEntries(carried.map(({ name }, index) => [`${name}Start`, state[index]]));
        const finished = await session.run({
          ...fixed,
          steps: new Tensor('int64', BigInt64Array.of(BigInt(steps)), []),
          ...started,
        });
        state = carried.map(({ name }) => finished[`${name}Final`]);
        return state[0].data[0];
      },
      close: () => void session.release(),
    };
  },
};

/** The initial parameters; powers of Adam's betas begin at 1, everything else at 0. */
function initialNumbers(carried: readonly Carried[], { weights }: Start): Map<string, Float32Array> {
  const tensors = weights.flatMap(({ weight, bias }) => [weight, bias]);
  const parameters = carried.filter(({ name }) => /^(weight|bias)\d+$/.test(name));
  return new Map([
    ...parameters.map(({ name }, index) => [name, tensors[index]] as const),
    ['power1', Float32Array.of(1)],
    ['power2', Float32Array.of(1)],
  ]);
}

/** Targets as rows: one-hot for classes. */
function toRows(workload: Workload, { targets }: Start): Float32Array {
  if (workload.loss === 'mse') return targets;
  const [batch, classes] = shapeOfTargets(workload);
  const rows = new Float32Array(batch * classes);
  targets.forEach((label, sample) => {
    rows[sample * classes + label] = 1;
  });
  return rows;
}
