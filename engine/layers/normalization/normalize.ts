import {
  add,
  constant,
  div,
  mul,
  reshape,
  type Shape,
  scale,
  sizeOf,
  sqrt,
  square,
  sub,
  sumTo,
  type Value,
} from '../../ops/index.ts';
import { bool, float } from '../../params/index.ts';
import { initializer } from '../declaration/initializers.ts';
import type { LoweringContext, WeightDeclaration } from '../declaration/layer.ts';

/** Parameters of all normalizations: ε for stability, learned scale γ and shift β. */
export const NORMALIZATION_FIELDS = {
  epsilon: float({ default: 0.001, min: 1e-12, help: 'Prevents division by zero, ε.', advanced: true }),
  center: bool({ default: true, help: 'Use a learnable shift, β.', advanced: true }),
  scale: bool({ default: true, help: 'Use a learnable scale, γ.', advanced: true }),
  betaInitializer: initializer('zeros', 'shifts'),
  gammaInitializer: initializer('ones', 'scales'),
};

interface ScaleParams {
  readonly center: boolean;
  readonly scale: boolean;
  readonly betaInitializer: WeightDeclaration['initializer'];
  readonly gammaInitializer: WeightDeclaration['initializer'];
}

/** γ and β, one per index of the given axis. */
export function scaleWeights(
  length: number,
  { center, scale: hasScale, betaInitializer, gammaInitializer }: ScaleParams,
): Record<string, WeightDeclaration> {
  const declare = (given: WeightDeclaration['initializer']) => ({ shape: [length], initializer: given, fanIn: 1, fanOut: 1 });
  return { ...(hasScale && { gamma: declare(gammaInitializer) }), ...(center && { beta: declare(betaInitializer) }) };
}

/** A weight along one dimension, reshaped to broadcast to a batch. */
export function alongAxis(weight: Value, x: Value, axis: number): Value {
  return reshape(
    weight,
    x.shape.map((length, at) => (at === axis ? length : 1)),
  );
}

/** Names a value within the layer for the lens. */
type Name = LoweringContext['name'];

/** Mean and biased variance of the elements reduced to each index of `shape`, which broadcasts to that of x. */
export function moments(x: Value, shape: Shape, name: Name): { readonly mean: Value; readonly variance: Value } {
  const share = sizeOf(shape) / sizeOf(x.shape);
  const mean = name('mean', '\\mu', scale(sumTo(x, shape), share));
  return { mean, variance: name('variance', '\\sigma^{2}', scale(sumTo(square(sub(x, mean)), shape), share)) };
}

/** (x - mean) / √(variance + ε). */
export function standardize(x: Value, { mean, variance }: { mean: Value; variance: Value }, epsilon: number, name: Name): Value {
  return name('normalized', '\\hat z', div(sub(x, mean), sqrt(add(variance, constant(x.tape, epsilon)))));
}

/** γ x + β, either optional. */
export function scaleAndShift(x: Value, { gamma, beta }: Readonly<Record<string, Value | undefined>>, axis: number): Value {
  const scaled = gamma ? mul(x, alongAxis(gamma, x, axis)) : x;
  return beta ? add(scaled, alongAxis(beta, x, axis)) : scaled;
}
