import { cos, log, mul, scale, sqrt } from './elementwise.ts';
import { randomUniform } from './randomUniform.ts';
import type { Shape } from './shape.ts';
import type { Tape, Value } from './tape.ts';

/**
 * Standard normal samples, new at each step: √(-2 ln u) cos 2πv (Box and Muller, 1958).
 * @param attributes.stream name of the random stream
 */
export function randomNormal(tape: Tape, { shape, stream }: { readonly shape: Shape; readonly stream: string }): Value {
  const radius = randomUniform(tape, { shape, stream: `${stream}/radius` });
  const turn = randomUniform(tape, { shape, stream: `${stream}/turn` });
  return mul(sqrt(scale(log(radius), -2)), cos(scale(turn, 2 * Math.PI)));
}
