import { constant, div, maximum, mul, sqrt, type Value } from '../../ops/index.ts';

/** x c / max(√squares, c). */
export function shrink(x: Value, squares: Value, maxNorm: number): Value {
  const most = constant(x.tape, maxNorm);
  return mul(x, div(most, maximum(sqrt(squares), most)));
}
