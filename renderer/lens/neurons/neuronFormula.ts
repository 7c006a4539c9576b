import { elementSymbol } from '../explanation/index.ts';
import type { DenseConnection } from './neuronLayer.ts';
import type { NeuronPosition } from './neuronLayout.ts';

/** The formula of a lit neuron in TeX: its sum over the layer below, or backward over the layer above; undefined for the others. */
export function neuronFormula(
  connection: Omit<DenseConnection, 'weights'>,
  { level, index }: NeuronPosition,
): string | undefined {
  const { below, above, weightSymbol, biasSymbol, phase } = connection;
  if (phase === 'forward' && level === 'above') {
    const bias = biasSymbol ? ` + ${elementSymbol(biasSymbol, [index])}` : '';
    const [left, input] = [elementSymbol(above.symbol, [index]), elementSymbol(below.symbol, ['i'])];
    return `${left} = \\sum_i ${elementSymbol(weightSymbol, [index, 'i'])}\\, ${input}${bias}`;
  }
  if (phase === 'backward' && level === 'below' && below.gradientSymbol && above.gradientSymbol) {
    const slope = below.slopeSymbol ? `${below.slopeSymbol.replace(/\)$/, `_{${index}})`)} ` : '';
    const [left, delta] = [elementSymbol(below.gradientSymbol, [index]), elementSymbol(above.gradientSymbol, ['j'])];
    return `${left} = ${slope}\\sum_j ${delta}\\, ${elementSymbol(weightSymbol, ['j', index])}`;
  }
  return undefined;
}
