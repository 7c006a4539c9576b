import type { Values } from '../space/parameter.ts';
import { suggestGrid } from './gridSampler.ts';
import { suggestRandom } from './randomSampler.ts';
import type { Sampler, Sweep } from './sampler.ts';
import { suggestTpe } from './tpeSampler.ts';

/** By the names of samplers in sweeps. */
const SAMPLERS = { grid: suggestGrid, random: suggestRandom, tpe: suggestTpe } satisfies Record<string, Sampler>;

export type SamplerName = keyof typeof SAMPLERS;
export const SAMPLER_NAMES = ['grid', 'random', 'tpe'] as const satisfies readonly SamplerName[];

/** The values of the next trial; undefined once a grid is exhausted. */
export function suggest(sampler: SamplerName, sweep: Sweep): Values | undefined {
  return SAMPLERS[sampler](sweep);
}
