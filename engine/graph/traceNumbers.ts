import type { Layer } from '../layers/index.ts';
import { sameShape } from '../ops/index.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';
import type { Wiring } from './wiring.ts';

/** The origin of the values at a port. */
export interface Trace {
  readonly sources: readonly NodeAnalysis[];
  /** True if they come from one source, in its order. */
  readonly inOrder: boolean;
  /** True if they come from one source unchanged, in its shape. */
  readonly unchanged: boolean;
}

/** The nearest upstream node that is not a pass-through, with the changes on the way. */
interface End {
  readonly id: string;
  readonly unchanged: boolean;
}

/** True if a layer passes its values on, in any arrangement. */
export const keepsNumbers = (layer: Layer): boolean => layer.keepsNumbers === true;

/**
 * Traces ports back to the nodes whose values reach them. Chains are walked once, however many ports are traced.
 * @param passes true for layers to trace through
 */
export function traceNumbers(
  analyses: ReadonlyMap<string, NodeAnalysis>,
  wiring: Wiring,
  passes: (layer: Layer) => boolean = keepsNumbers,
): (nodeId: string, port: string) => Trace {
  const ends = new Map<string, End>();
  const feeding = (id: string) => [...(wiring.incoming.get(id)?.values() ?? [])].map(({ from }) => from[0]);
  const isPassed = (id: string) => {
    const layer = analyses.get(id)?.layer;
    return layer !== undefined && passes(layer);
  };

  /** The nearest upstream node that does more than pass one input on. */
  function endOf(start: string): End {
    const passed: string[] = [];
    const seen = new Set<string>();
    let id = start;
    while (!ends.has(id) && !seen.has(id) && isPassed(id)) {
      const wires = wiring.incoming.get(id);
      if (wires?.size !== 1) break;
      const [wire] = wires.values();
      passed.push(id);
      seen.add(id);
      [id] = wire.from;
    }
    let end = ends.get(id) ?? { id, unchanged: true };
    for (const node of passed.reverse()) {
      end = { id: end.id, unchanged: end.unchanged && leavesUnchanged(analyses.get(node)) };
      ends.set(node, end);
    }
    return end;
  }

  return (nodeId, port) => {
    const wire = wiring.incoming.get(nodeId)?.get(port);
    if (!wire) return { sources: [], inOrder: false, unchanged: false };
    const first = endOf(wire.from[0]);
    const sources = new Set<NodeAnalysis>();
    const seen = new Set<string>();
    const pending = [first.id];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      const source = analyses.get(id);
      if (!source || seen.has(id)) continue;
      seen.add(id);
      if (isPassed(id)) for (const from of feeding(id)) pending.push(endOf(from).id);
      else sources.add(source);
    }
    const isOne = sources.size === 1 && !isPassed(first.id);
    return { sources: [...sources], inOrder: isOne, unchanged: isOne && first.unchanged };
  };
}

/** True if a node passes its input on in the same shape: losses see through it. */
function leavesUnchanged(analysis: NodeAnalysis | undefined): boolean {
  const { layer, inputs, output } = analysis ?? {};
  const [shape] = Object.values(inputs ?? {});
  return layer?.keepsNumbers === true && shape !== undefined && output !== undefined && sameShape(shape, output);
}
