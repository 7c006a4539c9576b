import { RandomStream } from '../random/index.ts';
import { noFlops } from './flops.ts';
import type { Shape } from './shape.ts';
import type { Op, Tape, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly dropoutMask: DropoutMaskAttributes;
  }
}

interface DropoutMaskAttributes {
  readonly shape: Shape;
  /** Drop probability, in [0, 1). */
  readonly rate: number;
  /** Random stream, one per node. */
  readonly stream: string;
}

/** 0 with probability `rate`, else 1 / (1 - rate): resampled at each step, deterministic in step and seed. */
const dropoutMaskOp: Op<'dropoutMask'> = {
  type: 'dropoutMask',
  kind: 'whole',
  shape: (_inputs, { shape }) => shape,
  vjp: () => [],
  flops: noFlops,
  kernel(_inputs, output, { attributes: { rate, stream }, seed, step }) {
    const random = new RandomStream(seed, stream, step);
    const kept = 1 / (1 - rate);
    const threshold = rate * 0x100000000;
    for (let index = 0; index < output.length; index++) output[index] = random.word() < threshold ? 0 : kept;
  },
  explain: (at, { result }) => ({ kind: 'drawn', value: result[at] }),
};

export function dropoutMask(tape: Tape, attributes: DropoutMaskAttributes): Value {
  return tape.emit(dropoutMaskOp, [], attributes);
}
