import type { FunctionName } from './expression.ts';

/** In float64, without overflow where the result is finite. */
export const FUNCTIONS: Readonly<Record<FunctionName, (x: number) => number>> = {
  exp: Math.exp,
  log: Math.log,
  square: (x) => x * x,
  sqrt: Math.sqrt,
  sign: Math.sign,
  abs: Math.abs,
  step: (x) => (x > 0 ? 1 : 0),
  relu: (x) => Math.max(x, 0),
  cos: Math.cos,
  tanh: Math.tanh,
  sigmoid: stableSigmoid,
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  erf: errorFunction,
};

/** The series of positive terms 2/√π e^(-x²) Σ 2ⁿ x^(2n+1) / (2n+1)!!, to the last bit of float64; ±1 beyond 6. */
function errorFunction(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let total = x;
  for (let n = 1; Math.abs(term) > Math.abs(total) * Number.EPSILON; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    total += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total;
}

function stableSigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const power = Math.exp(x);
  return power / (1 + power);
}
