import type { DataSettings } from './document.ts';
import type { GraphAnalysis } from './graphAnalysis.ts';

/** Statistics of one element of a target over the training samples. */
export interface TargetStatistics {
  readonly mean: number;
  /** Population standard deviation. */
  readonly deviation: number;
}

/** `auto` normalizes a target if its mean is further from 0 than this, or its deviation outside these bounds. */
const FAR = { mean: 10, smallest: 0.1, largest: 10 } as const;

/**
 * True if a target is standardized for training. It must be a quantity: used only by losses that measure a distance. `auto` does
 * so if its values are far from standardized already and the prediction comes from no activation, which could not reach values on
 * both sides of 0.
 * @param statistics of each element of the target
 */
export function normalizesTarget(
  setting: DataSettings['normalizeTarget'],
  targetId: string,
  analysis: Pick<GraphAnalysis, 'nodes' | 'wiring'>,
  statistics: readonly TargetStatistics[],
): boolean {
  if (setting === 'none' || !isQuantity(targetId, analysis)) return false;
  return setting === 'standard' || (statistics.some(isFar) && losesNothing(targetId, analysis));
}

function isFar({ mean, deviation }: TargetStatistics): boolean {
  if (Math.abs(mean) > FAR.mean || deviation > FAR.largest) return true;
  return deviation > 0 && deviation < FAR.smallest;
}

type Wired = Pick<GraphAnalysis, 'nodes' | 'wiring'>;

function isQuantity(targetId: string, { nodes, wiring }: Wired): boolean {
  const wires = wiring.outgoing.get(targetId) ?? [];
  const measures = ({ to: [loss, port] }: (typeof wires)[number]) =>
    port === 'target' && nodes.get(loss)?.layer?.loss?.inTargetUnits !== undefined;
  return typeof nodes.get(targetId)?.params.classes !== 'number' && wires.length > 0 && wires.every(measures);
}

function losesNothing(targetId: string, { nodes, wiring }: Wired): boolean {
  return (wiring.outgoing.get(targetId) ?? []).every(({ to: [loss] }) => {
    const source = wiring.incoming.get(loss)?.get('prediction')?.from[0];
    const layer = source === undefined ? undefined : nodes.get(source)?.layer;
    return layer?.ui.category !== 'activation' || layer.type === 'linear';
  });
}
