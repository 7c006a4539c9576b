import { differentiate, runTape, sum, Tape } from '../../ops/index.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';

/** Pre-activations that are looked at: moderate ones, since far out all bounded slopes vanish in float64. */
const POINTS = [-4.1, -3.2, -2.1, -1.1, -0.55, -0.26, 0.26, 0.55, 1.1, 2.1, 3.2, 4.1];

/**
 * True for an activation whose units can die: somewhere its output and its slope are both 0, so that a unit that is there for all
 * samples passes no gradient on and never leaves. Computed from the operations of its layer; learned slopes can recover.
 */
export function canDie({ layer, node, params }: Pick<NodeAnalysis, 'layer' | 'node' | 'params'>): boolean {
  if (layer?.ui.category !== 'activation' || layer.weights) return false;
  const tape = new Tape();
  const z = tape.input([1, POINTS.length]);
  const context = {
    nodeId: node.id,
    training: false,
    setWeight: () => {},
    name: <Value>(_name: string, _letter: string, value: Value) => value,
  };
  const a = layer.lower({ in: z }, {}, params, context);
  const slope = differentiate(tape, sum(a)).get(z.id);
  const values = runTape(tape, new Map([[z, POINTS]]));
  const [outputs, slopes] = [values.get(a.id), slope && values.get(slope.id)];
  return POINTS.some((_, at) => outputs?.[at] === 0 && slopes?.[at] === 0);
}
