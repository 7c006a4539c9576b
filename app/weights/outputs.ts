import { createHash } from 'node:crypto';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { isTensor, type PredictOptions, predict, type SampleBatch } from '#engine/training/index.ts';

/** A network with its trained parameters and the data's normalization and classes. */
export type Network = Pick<PredictOptions, 'graph' | 'parameters' | 'preparation'>;

/** The network's outputs for some rows, concatenated, by the fast float32 executor that predictions use. */
export function computeOutputs(network: Network, inputs: SampleBatch): Float64Array {
  const answers = predict({ ...network, inputs, executor: createWasmExecutor() });
  const tensors = isTensor(answers) ? [answers] : Object.values(answers);
  return Float64Array.from(tensors.flatMap(({ data }) => data));
}

/** The largest difference; 0 if both are NaN or the same infinity. */
export function maxAbsError(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let index = 0; index < a.length; index++) {
    if (Object.is(a[index], b[index])) continue;
    const difference = Math.abs(a[index] - b[index]);
    largest = Math.max(largest, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
  }
  return largest;
}

/** SHA-256, in hexadecimal, over the outputs as little-endian float32, reproducible in other programs. */
export function hashOutputs(outputs: Float64Array): string {
  const bytes = Buffer.alloc(outputs.length * Float32Array.BYTES_PER_ELEMENT);
  for (const [index, output] of outputs.entries()) bytes.writeFloatLE(output, index * Float32Array.BYTES_PER_ELEMENT);
  return createHash('sha256').update(bytes).digest('hex');
}
