import { f32, i32 } from '../../wasm/index.ts';
import { blockKernel } from './blockKernel.ts';
import { type BoundKernel, emitOnce, type KernelTarget } from './kernelFunction.ts';

const BYTES = 4;

/** Maximum number of values written by instructions; more are copied from a table, because function size is limited. */
const MOST_WRITTEN = 1024;

/** Writes constants. @param placeTable stores words in memory before the program runs */
export function vectorKernel(
  target: KernelTarget,
  values: readonly number[],
  output: number,
  placeTable: (words: readonly number[]) => number,
): BoundKernel {
  if (values.length > MOST_WRITTEN) {
    const table = placeTable([...new Uint32Array(Float32Array.from(values).buffer)]);
    const shape = [values.length];
    const task = { small: shape, large: shape, start: [0], direction: 'toLarge', clears: false } as const;
    return blockKernel(target, task, { small: table, large: output });
  }
  const builder = emitOnce(target, `vector ${values}`, (made) => {
    const address = made.parameter('i32');
    made.emit(...values.map((value, index) => f32.store(address.get, f32.const(value), index * BYTES)));
  });
  return { units: 1, costPerUnit: values.length, call: () => builder.call(i32.const(output)) };
}
