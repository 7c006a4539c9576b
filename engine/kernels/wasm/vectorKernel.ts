import { f32, i32 } from '../../wasm/index.ts';
import { type BoundKernel, emitOnce, type KernelTarget } from './kernelFunction.ts';

const BYTES = 4;

/** Writes numbers that never change. */
export function vectorKernel(target: KernelTarget, values: readonly number[], output: number): BoundKernel {
  const builder = emitOnce(target, `vector ${values}`, (made) => {
    const address = made.parameter('i32');
    made.emit(...values.map((value, index) => f32.store(address.get, f32.const(value), index * BYTES)));
  });
  return { units: 1, costPerUnit: values.length, call: () => builder.call(i32.const(output)) };
}
