import type { DataSettings } from '../document/document.ts';
import type { GraphAnalysis } from './graphAnalysis.ts';

/** How the numbers of one element of a target are distributed over the training samples. */
export interface TargetStatistics {
  readonly mean: number;
  /** Standard deviation, of the population. */
  readonly deviation: number;
}

/** A target is normalized by itself where its mean lies further from 0 than this, or its deviation outside of these bounds. */
const FAR = { mean: 10, smallest: 0.1, largest: 10 } as const;

/**
 * Whether a target is brought to mean 0 and standard deviation 1 for training. Only quantities can be: every loss that it is
 * wired to measures a distance, and nothing else takes it. By itself (`auto`) that is done where its numbers are far from this
 * already, and where the prediction comes from no activation, which could not reach numbers on both sides of 0.
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
