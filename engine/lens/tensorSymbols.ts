import type { InnerValue } from '../compile/index.ts';
import type { GraphAnalysis } from '../graph/index.ts';
import { Notation } from './explanation/notation.ts';
import { gradientSymbol, type QuantitySymbol, writeElement } from './explanation/symbol.ts';

/**
 * The symbols of whole tensors in TeX, as explanations write their elements: z^{2}, \delta^{2}, W^{1}.
 * @returns the symbol of a quantity of a node, named as in {@link PassState.find}
 */
export function tensorSymbols(analysis: GraphAnalysis, inner: readonly InnerValue[]): (node: string, quantity: string) => string {
  const notation = new Notation(analysis);

  function symbolOf(node: string, quantity: string): QuantitySymbol | undefined {
    if (quantity === 'out') return notation.output(node);
    const named = inner.find((one) => one.node === node && one.name === quantity);
    if (named) return notation.inner(node, named.letter, quantity.split('@')[1]);
    const [weight, part] = quantity.split('/');
    if (analysis.nodes.get(node)?.weights[weight]) return updated(notation.weight(node, weight), part);
    const of = quantity.startsWith('d') ? symbolOf(node, quantity.slice(1)) : undefined;
    return of && gradientSymbol(of);
  }

  return (node, quantity) => {
    const symbol = symbolOf(node, quantity);
    return symbol ? writeElement(symbol, []) : quantity;
  };
}

/** A weight after the update, or a slot of the optimizer for it. */
function updated(symbol: QuantitySymbol, part: string | undefined): QuantitySymbol {
  if (part === undefined) return symbol;
  const letters: Readonly<Record<string, string>> = { new: `${symbol.letter}'`, change: `\\Delta ${symbol.letter}` };
  return { ...symbol, letter: letters[part] ?? part };
}
