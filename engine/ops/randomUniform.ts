import { RandomStream } from '../random/index.ts';
import { cos, log, mul, scale, sqrt } from './elementwise.ts';
import { noFlops } from './flops.ts';
import type { Shape } from './shape.ts';
import type { Op, Tape, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly randomUniform: RandomUniformAttributes;
  }
}

interface RandomUniformAttributes {
  readonly shape: Shape;
  /** Name of the random stream. */
  readonly stream: string;
}

/** Uniform samples in (0, 1] with 24 random bits, exact in float32: new at each step, deterministic in step and seed. */
const randomUniformOp: Op<'randomUniform'> = {
  type: 'randomUniform',
  kind: 'whole',
  shape: (_inputs, { shape }) => shape,
  vjp: () => [],
  flops: noFlops,
  kernel(_inputs, output, { attributes: { stream }, seed, step }) {
    const random = new RandomStream(seed, stream, step);
    for (let index = 0; index < output.length; index++) output[index] = ((random.word() >>> 8) + 1) / 0x1000000;
  },
  explain: (at, { result }) => ({ kind: 'drawn', value: result[at] }),
};

export function randomUniform(tape: Tape, attributes: RandomUniformAttributes): Value {
  return tape.emit(randomUniformOp, [], attributes);
}

/**
 * Numbers of the standard normal distribution, drawn anew at each step: √(-2 ln u) cos 2πv (Box and Muller, 1958).
 * @param attributes.stream names the stream of random numbers
 */
export function randomNormal(tape: Tape, { shape, stream }: { readonly shape: Shape; readonly stream: string }): Value {
  const radius = randomUniform(tape, { shape, stream: `${stream}/radius` });
  const turn = randomUniform(tape, { shape, stream: `${stream}/turn` });
  return mul(sqrt(scale(log(radius), -2)), cos(scale(turn, 2 * Math.PI)));
}
