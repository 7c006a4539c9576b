import type { Layer } from './layer.ts';

/** TeX by input port or weight name, and `output`. */
export type Symbols = Readonly<Record<string, string>>;

const WEIGHTS: Symbols = {
  weight: 'W',
  bias: 'b',
  gamma: '\\gamma',
  beta: '\\beta',
  alpha: '\\alpha',
  movingMean: '\\mu',
  movingVariance: '\\sigma^2',
  weightIh: 'W',
  weightHh: 'U',
  biasIh: 'b_x',
  biasHh: 'b_h',
  queryWeight: 'W_Q',
  keyWeight: 'W_K',
  valueWeight: 'W_V',
  outputWeight: 'W_O',
  queryBias: 'b_Q',
  keyBias: 'b_K',
  valueBias: 'b_V',
  outputBias: 'b_O',
};

/** Input and output symbols. A layer maps a to z, an activation z to a; tensors in between are both. */
function tensorsOf({ ui: { category }, weights, inputs }: Layer): Symbols {
  if (category === 'activation' || category === 'normalization') return { in: 'z', output: 'a' };
  if (category === 'loss') return { prediction: '\\hat y', target: 'y', output: 'J' };
  if (category === 'recurrent') return { in: 'x', output: 'h' };
  if (category === 'merge') {
    const ports = Object.keys(inputs).map((port, index) => [port, `a^{(${index + 1})}`]);
    return { ...Object.fromEntries(ports), output: 'a' };
  }
  return { in: 'a^{l}', output: weights ? 'z^{l+1}' : 'a^{l+1}' };
}

/** The symbols of a layer's tensors in its formulas. */
export function symbolsOf(layer: Layer): Symbols {
  return { ...WEIGHTS, ...tensorsOf(layer), ...layer.documentation.symbols };
}

/** The symbol of ∂J/∂x: δ if x is a pre-activation. */
export function gradientSymbol(symbol: string): string {
  return /^z(?![a-z])/.test(symbol) ? symbol.replace(/^z/, '\\delta') : `\\partial J / \\partial ${symbol}`;
}
