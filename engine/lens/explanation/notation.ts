import type { GraphAnalysis, NodeAnalysis } from '../../graph/index.ts';
import { symbolsOf } from '../../layers/index.ts';
import { type QuantitySymbol, texText } from './symbol.ts';

/**
 * The symbols of a graph's quantities, as in the derivation of backpropagation: a layer with weights maps a^{l} to z^{l+1} by W^{l}, an
 * activation z^{l} to a^{l}. A symbol that two nodes would share gets the name of its node instead of its level.
 */
export class Notation {
  readonly #nodes: GraphAnalysis['nodes'];
  readonly #levels = new Map<string, number>();
  readonly #outputs = new Map<string, QuantitySymbol>();

  constructor({ order, nodes, wiring }: GraphAnalysis) {
    this.#nodes = nodes;
    for (const id of order) {
      const sources = [...(wiring.incoming.get(id)?.values() ?? [])].map(({ from: [source] }) => this.#levels.get(source) ?? 1);
      const before = Math.max(1, ...sources);
      this.#levels.set(id, isWeighted(nodes.get(id)) ? before + 1 : before);
    }
    this.#nameOutputs(order);
  }

  /** Of a node's output. */
  output(id: string): QuantitySymbol {
    return this.#outputs.get(id) ?? { letter: 'a', superscript: texText(id) };
  }

  /** Of a node's weight: W^{l} leads from level l to l + 1. */
  weight(id: string, weight: string): QuantitySymbol {
    const node = this.#nodes.get(id);
    const letter = (node?.layer && symbolsOf(node.layer)[weight]) ?? texText(weight);
    const { superscript } = this.output(id);
    const isNumbered = superscript === String(this.#levels.get(id));
    return { letter, superscript: isNumbered && isWeighted(node) ? String(Number(superscript) - 1) : superscript };
  }

  /** Of a named value within a node. */
  inner(id: string, letter: string, timestep: string | undefined): QuantitySymbol {
    const { superscript } = this.output(id);
    return { letter, superscript: `${superscript}${timestep === undefined ? '' : `\\langle ${timestep} \\rangle`}` };
  }

  #nameOutputs(order: readonly string[]): void {
    const symbols = order.map((id) => ({ id, letter: this.#letterOf(id), level: this.#levelText(id) }));
    const isPrimary = ({ id }: { id: string }) => isWeighted(this.#nodes.get(id)) || isActivation(this.#nodes.get(id));
    for (const symbol of symbols) {
      const same = symbols.filter(({ letter, level }) => letter === symbol.letter && level === symbol.level);
      const first = same.filter(isPrimary);
      const isClear = same.length === 1 || (first.length === 1 && first[0] === symbol);
      this.#outputs.set(symbol.id, { letter: symbol.letter, superscript: isClear ? symbol.level : this.#nameOf(symbol.id) });
    }
  }

  #letterOf(id: string): string {
    const layer = this.#nodes.get(id)?.layer;
    if (!layer) return 'a';
    if (layer.type === 'target') return 'y';
    return symbolsOf(layer).output.replace(/\^.*$/, '');
  }

  /** Targets and losses have none. */
  #levelText(id: string): string {
    const layer = this.#nodes.get(id)?.layer;
    return layer?.loss || layer?.type === 'target' ? '' : String(this.#levels.get(id));
  }

  #nameOf(id: string): string {
    return texText(this.#nodes.get(id)?.node.label ?? id);
  }
}

const isActivation = (node: NodeAnalysis | undefined): boolean => node?.layer?.ui.category === 'activation';

/** True for layers that map a to z: with weights, and neither an activation nor a normalization. */
function isWeighted(node: NodeAnalysis | undefined): boolean {
  const category = node?.layer?.ui.category;
  return node?.layer?.weights !== undefined && category !== 'activation' && category !== 'normalization';
}
