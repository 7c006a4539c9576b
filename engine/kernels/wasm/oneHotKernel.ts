import { type FunctionBuilder, f32, f32x4, i32, v128, when } from '../../wasm/index.ts';
import { type BoundKernel, emitOnce, type KernelTarget } from './kernelFunction.ts';
import { loopOver, loopTimes, moveBy } from './pointerLoops.ts';

const BYTES = 4;

/** Class indices to one-hot rows; an index out of range gives a row of zeros. */
export function oneHotKernel(
  target: KernelTarget,
  task: { readonly rows: number; readonly classes: number },
  addresses: { readonly indices: number; readonly output: number },
): BoundKernel {
  const builder = emitOnce(target, `oneHot ${task.classes}`, (made) => emitOneHot(made, task.classes));
  return {
    units: task.rows,
    costPerUnit: task.classes,
    call: (from, to) => builder.call(from, to, i32.const(addresses.indices), i32.const(addresses.output)),
  };
}

function emitOneHot(builder: FunctionBuilder, classes: number): void {
  const [from, to, indices, output] = Array.from({ length: 4 }, () => builder.parameter('i32'));
  const [index, place] = [builder.local('i32'), builder.local('i32')];
  const rows = [
    { pointer: indices, stride: BYTES },
    { pointer: output, stride: classes * BYTES },
  ];
  const zeros = loopOver(builder, classes, [{ pointer: place, stride: BYTES }], [v128.store32Lane(place.get, f32x4.const(0), 0)]);
  const one = f32.store(i32.add(output.get, i32.mul(index.get, i32.const(BYTES))), f32.const(1));
  builder.emit(
    ...moveBy(rows, from.get),
    loopTimes(builder, i32.sub(to.get, from.get), rows, [
      place.set(output.get),
      ...zeros,
      index.set(i32.truncF32(f32.load(indices.get))),
      when(i32.ltU(index.get, i32.const(classes)), [one]),
    ]),
  );
}
