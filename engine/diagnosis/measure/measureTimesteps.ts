import { Model } from '../../training/index.ts';
import type { TimestepFlow } from '../run/diagnosedRun.ts';
import type { MeasureOptions } from './measureOptions.ts';

/** Samples of one pass: their root mean square hardly changes with more. */
const MOST_SAMPLES = 64;
/** States of more timesteps are too many to keep all values of a pass. */
const MOST_TIMESTEPS = 500;

interface TimestepOptions extends MeasureOptions {
  readonly samples: Uint32Array;
}

/** The gradient of each recurrent layer's state at its first timestep and at its last one. */
export function measureTimesteps({ graph, parameters, executor, samples }: TimestepOptions): TimestepFlow[] {
  const recurrent = [...graph.analysis.nodes.values()].flatMap(({ node, layer, inputs }) => {
    const timesteps = layer?.timesteps?.(inputs) ?? 0;
    return timesteps > 1 && timesteps <= MOST_TIMESTEPS ? [{ node: node.id, timesteps }] : [];
  });
  if (recurrent.length === 0 || samples.length === 0) return [];
  const batch = Math.min(MOST_SAMPLES, samples.length);
  const model = new Model(graph, executor, parameters, { columns: graph.columns });
  const loaded = executor.load(model.compile({ batch, goal: 'differentiate', observe: true }), model.state);
  loaded.select({ order: samples, start: 0 });
  loaded.run({ seed: 0, step: 0 });
  return recurrent.flatMap(({ node, timesteps }) => {
    const sizeAt = (timestep: number) => {
      const state = loaded.program.inner.find((each) => each.node === node && each.name === `state@${timestep}`);
      return state?.gradient && loaded.norm(state.gradient);
    };
    const [first, last] = [sizeAt(0), sizeAt(timesteps - 1)];
    return first !== undefined && last !== undefined && last > 0 && Number.isFinite(first)
      ? [{ node, timesteps, ratio: first / last }]
      : [];
  });
}
