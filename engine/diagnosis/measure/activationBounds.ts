import type { NodeAnalysis } from '../../graph/index.ts';
import { runTape, Tape } from '../../ops/index.ts';

/** Far out, where a bounded activation is at its bounds. */
const FAR = 1e4;
const POINTS = [-FAR, -30, -3, -1, 0, 1, 3, 30, FAR];

/** Least and largest output of an activation, computed from its operations; undefined if it has no bound. */
export function boundsOf({ layer, node, params }: NodeAnalysis): readonly [least: number, largest: number] | undefined {
  if (layer?.ui.category !== 'activation' || layer.weights) return undefined;
  const tape = new Tape();
  const z = tape.input([1, POINTS.length]);
  const name = <Value>(_name: string, _letter: string, value: Value) => value;
  const a = layer.lower({ in: z }, {}, params, { nodeId: node.id, training: false, setWeight: () => {}, name });
  const values = [...(runTape(tape, new Map([[z, POINTS]])).get(a.id) ?? [])];
  const [least, largest] = [Math.min(...values), Math.max(...values)];
  const isBounded = least > -FAR / 2 || largest < FAR / 2;
  if (!isBounded) return undefined;
  return [least > -FAR / 2 ? least : Number.NEGATIVE_INFINITY, largest < FAR / 2 ? largest : Number.POSITIVE_INFINITY];
}
