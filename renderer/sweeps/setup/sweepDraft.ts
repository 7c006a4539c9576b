import type { SweepSettings } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { DEFAULT_ASHA, findSpaceProblems, gridSize, type SamplerName, type SpaceProblem } from '#engine/sweeps/index.ts';
import { draftOf } from './draftOf.ts';
import type { ParameterDraft } from './parameterDraft.ts';
import { parameterOf } from './parameterOf.ts';
import { type TunableField, tunableFields } from './tunableFields.ts';

/** A sweep as it is typed; an empty limit is none. */
export interface SweepDraft {
  readonly name: string;
  readonly parameters: readonly ParameterDraft[];
  readonly metric: string;
  /** Undefined for that of the metric. */
  readonly direction: SweepSettings['direction'];
  readonly sampler: SamplerName;
  readonly seed: number;
  readonly trials: number | undefined;
  readonly minutes: number | undefined;
  readonly parallel: number;
  readonly stopsEarly: boolean;
  /** Epochs that every trial trains. */
  readonly minEpochs: number;
  /** Of the trials at a comparison, one in so many goes on. */
  readonly reductionFactor: number;
}

const SECONDS_PER_MINUTE = 60;
const FIRST_PARAMETER = 'optimizer.learningRate';
const DEFAULT_TRIALS = 20;

/** A sweep over the learning rate. */
export function startDraft(document: GraphDocument, name: string, metric: string): SweepDraft {
  const rate = tunableFields(document, []).find(({ address }) => address === FIRST_PARAMETER);
  return {
    ...{ name, parameters: rate ? [draftOf(rate)] : [], metric, direction: undefined, sampler: 'tpe', seed: 1 },
    ...{ trials: DEFAULT_TRIALS, minutes: undefined, parallel: 1, stopsEarly: false },
    ...{ minEpochs: DEFAULT_ASHA.minResource, reductionFactor: DEFAULT_ASHA.reductionFactor },
  };
}

/** A draft as a sweep, with what is wrong with it. */
export interface ReadDraft {
  readonly settings: SweepSettings;
  /** In the order of the parameters. */
  readonly problems: readonly SpaceProblem[];
  /** The number of points of its grid; undefined while there are problems. */
  readonly gridSize: number | undefined;
}

export function readDraft(draft: SweepDraft, fields: readonly TunableField[]): ReadDraft {
  const { name, metric, direction, sampler, seed, trials, minutes, parallel, stopsEarly, minEpochs, reductionFactor } = draft;
  const space = draft.parameters.flatMap((parameter) => parameterOf(parameter, fields) ?? []);
  const problems = findSpaceProblems(space);
  const budget = {
    ...(trials !== undefined && { trials }),
    ...(minutes !== undefined && { seconds: minutes * SECONDS_PER_MINUTE }),
  };
  const asha = { minResource: minEpochs, reductionFactor, minEarlyStoppingRate: 0 };
  return {
    settings: {
      ...{ name: name.trim(), space, sampler, seed, metric, direction, budget, parallel },
      ...(stopsEarly && { asha }),
    },
    problems,
    gridSize: problems.length === 0 ? gridSize(space) : undefined,
  };
}

/** The draft without parameters that the graph no longer has. */
export function withoutMissing(draft: SweepDraft, document: GraphDocument): SweepDraft {
  const known = new Set(tunableFields(document, draft.parameters).map(({ address }) => address));
  const parameters = draft.parameters.filter(({ address }) => known.has(address));
  return parameters.length === draft.parameters.length ? draft : { ...draft, parameters };
}
