import { createHash } from 'node:crypto';
import type { CheckedGraph } from '#engine/graph/index.ts';
import { referenceExecutor } from '#engine/kernels/index.ts';
import { isTensor, type NamedTensor, predict, type SampleBatch } from '#engine/training/index.ts';

/** The network's answers for some rows, one after the other. */
export function computeOutputs(graph: CheckedGraph, parameters: readonly NamedTensor[], inputs: SampleBatch): Float64Array {
  const answers = predict({ graph, parameters, inputs, executor: referenceExecutor });
  const tensors = isTensor(answers) ? [answers] : Object.values(answers);
  return Float64Array.from(tensors.flatMap(({ data }) => data));
}

/** The largest difference; 0 where both are infinite, or not a number, in the same way. */
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

/** SHA-256, in hexadecimal, over the outputs as little-endian float32: other programs can compute it too. */
export function hashOutputs(outputs: Float64Array): string {
  const bytes = Buffer.alloc(outputs.length * Float32Array.BYTES_PER_ELEMENT);
  for (const [index, output] of outputs.entries()) bytes.writeFloatLE(output, index * Float32Array.BYTES_PER_ELEMENT);
  return createHash('sha256').update(bytes).digest('hex');
}
