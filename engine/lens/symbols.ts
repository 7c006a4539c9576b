import type { GraphAnalysis } from '../graph/index.ts';
import { gradientSymbol, symbolsOf } from '../layers/index.ts';

/** TeX of the tensors of a node, in the notation of the reference: z^{2}, W^{1}, \delta^{2}. */
export interface NodeSymbols {
  /** The symbol of a quantity: `out`, `dout`, a weight W, or ∂J/∂W with a `d` before it. */
  of(quantity: string): string;
}

/** The symbols of all nodes. Layers count from 1 at the inputs; a layer with weights is one further than its input. */
export function nodeSymbols({ order, nodes, wiring }: GraphAnalysis): Map<string, NodeSymbols> {
  const levels = new Map<string, number>();
  const symbols = new Map<string, NodeSymbols>();
  for (const id of order) {
    const { layer } = nodes.get(id) ?? {};
    if (!layer) continue;
    const sources = [...(wiring.incoming.get(id)?.values() ?? [])].map(({ from }) => levels.get(from[0]) ?? 1);
    const before = Math.max(1, ...sources);
    const own = symbolsOf(layer);
    const output = layer.type === 'input' ? 'a^{l}' : layer.type === 'target' ? 'y' : own.output;
    const level = output.includes('l+1') && /^z/.test(output) ? before + 1 : before;
    levels.set(id, level);
    const out = layer.loss || layer.type === 'target' ? output : atLevel(output, level);
    const weights = new Map(Object.keys(nodes.get(id)?.weights ?? {}).map((name) => [name, atLevel(own[name] ?? name, before)]));
    const named = new Map([...weights, ['out', out]]);
    symbols.set(id, { of: (quantity) => named.get(quantity) ?? gradientOf(named.get(quantity.slice(1))) ?? quantity });
  }
  return symbols;
}

const gradientOf = (symbol: string | undefined) => (symbol === undefined ? undefined : gradientSymbol(symbol));

/** A symbol with the number of its layer. */
function atLevel(symbol: string, level: number): string {
  const base = symbol.replace(/\^\{l(?:\+1)?\}/, '');
  return base.includes('^') ? `(${base})^{${level}}` : `${base}^{${level}}`;
}
