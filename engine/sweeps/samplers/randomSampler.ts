import { RandomStream } from '../../random/index.ts';
import type { Parameter, ParameterValue, Values } from '../space/parameter.ts';
import { Scale } from '../space/scale.ts';
import { assign, onlyValue, sizeOf } from '../space/values.ts';
import { nextNumber, type Sweep } from './sampler.ts';

/**
 * Random search (Bergstra and Bengio, "Random Search for Hyper-Parameter Optimization", 2012): each value is uniform over the choices, or
 * on the scale of its range. Every parameter has a random stream of its own, so that others do not change its values.
 */
export function suggestRandom({ space, seed, trials }: Sweep): Values {
  const number = nextNumber(trials);
  return assign(space, (parameter) => drawUniform(parameter, new RandomStream(seed, `random ${parameter.name}`, number)));
}

function drawUniform(parameter: Parameter, random: RandomStream): ParameterValue {
  if (sizeOf(parameter) === 1) return onlyValue(parameter);
  if (parameter.kind === 'choice') return parameter.choices[random.below(parameter.choices.length)];
  const scale = new Scale(parameter);
  return scale.valueAt(scale.low + random.uniform() * (scale.high - scale.low));
}
