import { canDie } from '../../graph/index.ts';
import { Model } from '../../training/index.ts';
import type { UnitCounts } from '../run/diagnosedRun.ts';
import type { MeasureOptions } from './measureOptions.ts';

/** Samples of one pass: enough that a unit that answers one in a hundred is not called dead. */
const MOST_SAMPLES = 512;

interface UnitOptions extends MeasureOptions {
  readonly samples: Uint32Array;
}

/** Counts the units of ReLU-like activations that are 0 for every sample: a channel of an image is one unit. */
export function measureUnits({ graph, parameters, executor, samples }: UnitOptions): UnitCounts[] {
  const { nodes, wiring } = graph.analysis;
  const feedsLoss = (id: string) => wiring.outgoing.get(id)?.some(({ to }) => nodes.get(to[0])?.layer?.loss);
  const activations = [...nodes.values()].filter((node) => canDie(node) && !feedsLoss(node.node.id)).map(({ node }) => node.id);
  if (activations.length === 0 || samples.length === 0) return [];
  const count = Math.min(MOST_SAMPLES, samples.length);
  const model = new Model(graph, executor, parameters, { columns: graph.columns });
  const loaded = model.program('evaluate', count, undefined, new Set(activations));
  loaded.select({ order: samples, start: 0 });
  loaded.run({ seed: 0, step: 0 });
  return activations.flatMap((node) => {
    const output = loaded.program.observed.get(node)?.output;
    if (!output) return [];
    const units = output.shape[output.shape.length - 1];
    return [{ node, units, dead: countDead(loaded.read(output), units), samples: count }];
  });
}

function countDead(values: ArrayLike<number>, units: number): number {
  const alive = new Uint8Array(units);
  for (let index = 0; index < values.length; index++) if (values[index] !== 0) alive[index % units] = 1;
  return alive.reduce((dead, isAlive) => dead + 1 - isAlive, 0);
}
