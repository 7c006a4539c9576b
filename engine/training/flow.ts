import type { GraphAnalysis } from '../graph/index.ts';
import type { LoadedProgram } from '../kernels/index.ts';
import { sizeOf } from '../ops/index.ts';
import type { NodeRecord } from './recorder.ts';

/** Where |f′| is smaller, a unit is saturated: it passes on less than a twentieth of its gradient. A fifth of the largest slope of a sigmoid. */
export const SATURATED_SLOPE = 0.05;

/** The nodes whose gradients training needs: those with trained weights, and those behind them. */
export function flowNodes({ order, nodes, wiring }: Pick<GraphAnalysis, 'order' | 'nodes' | 'wiring'>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const id of order) {
    const node = nodes.get(id);
    if (!node?.layer || node.layer.loss) continue;
    const trains = node.params.trainable !== false && Object.values(node.weights).some(({ trainable = true }) => trainable);
    const sources = [...(wiring.incoming.get(id)?.values() ?? [])].map(({ from: [source] }) => source);
    if (trains || sources.some((source) => found.has(source))) found.add(id);
  }
  return found;
}

/** The size of each observed node's output and gradient after a run, in topological order. */
export function describeFlow({ nodes, wiring }: Pick<GraphAnalysis, 'nodes' | 'wiring'>, loaded: LoadedProgram): NodeRecord[] {
  const { observed } = loaded.program;
  return [...observed].flatMap(([node, { output, gradient }]) => {
    if (!gradient) return [];
    const isActivation = nodes.get(node)?.layer?.ui.category === 'activation';
    const source = isActivation ? wiring.incoming.get(node)?.get('in')?.from[0] : undefined;
    const sent = source !== undefined && wiring.outgoing.get(source)?.length === 1 ? observed.get(source)?.gradient : undefined;
    return [
      {
        node,
        output: loaded.norm(output),
        gradient: loaded.norm(gradient),
        elements: sizeOf(gradient.shape),
        ...(sent && { saturated: loaded.shareBelow(sent, gradient, SATURATED_SLOPE) }),
      },
    ];
  });
}
