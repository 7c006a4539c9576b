import { evaluate } from '../../training/index.ts';
import type { Measurements, SplitResult } from '../run/diagnosedRun.ts';
import { measureData } from './measureData.ts';
import type { MeasureOptions } from './measureOptions.ts';
import { measureReach } from './measureReach.ts';
import { measureTimesteps } from './measureTimesteps.ts';
import { measureUnits } from './measureUnits.ts';
import { scoreNeighbors } from './scoreNeighbors.ts';

/** Training samples that are looked at, which bounds the time of a diagnosis whatever the data. */
const MOST_SAMPLES = 2000;

/**
 * Measures data and weights of a run: seconds at most, so call it in a worker.
 * @throws UserError memory.*
 */
export function measureRun({ graph, parameters, executor }: MeasureOptions): Measurements {
  const { splits } = graph.data;
  const train = evenly(splits.train, MOST_SAMPLES);
  const resultOn = (split: 'train' | 'validation'): SplitResult | undefined => {
    if (splits[split].length === 0) return undefined;
    return evaluate({ graph, split, parameters, executor });
  };
  return {
    data: measureData(graph, train),
    training: resultOn('train'),
    validation: resultOn('validation'),
    units: measureUnits({ graph, parameters, executor, samples: train }),
    timesteps: measureTimesteps({ graph, parameters, executor, samples: train }),
    neighbors: scoreNeighbors(graph, train),
    reach: measureReach(graph, train),
  };
}

/** At most so many samples, evenly from all. */
export function evenly(samples: Uint32Array, most: number): Uint32Array {
  if (samples.length <= most) return samples;
  return Uint32Array.from({ length: most }, (_, index) => samples[Math.floor((index * samples.length) / most)]);
}
