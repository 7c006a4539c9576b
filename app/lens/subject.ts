import type { LensSubject, LensWeights as Question } from '#app/contract/index.ts';
import type { Replayed } from '#app/replay/index.ts';
import { epochBefore, type StoredRun } from '#app/store/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { matchParameters } from '#engine/interchange/index.ts';
import type { LensWeights, StepsDone } from '#engine/lens/index.ts';
import type { Message } from '#engine/messages/index.ts';
import { initializeParameters } from '#engine/training/index.ts';
import { giveValues } from './giveValues.ts';
import type { Network } from './network.ts';

/** A network with certain weights: what the lens looks at. */
export interface Subject {
  readonly network: Network;
  readonly document: GraphDocument;
  readonly weights: LensWeights;
  readonly position: StepsDone;
  /** Null for fresh weights. */
  readonly run: Omit<NonNullable<LensSubject['run']>, 'lastStep'> | null;
  readonly remarks: readonly Message[];
}

/** Fresh weights, as a run with this seed starts with, except for given values. @throws UserError lens.values */
export function freshSubject(network: Network, { document, seed, values = {} }: Extract<Question, { kind: 'fresh' }>): Subject {
  return {
    network,
    document,
    weights: { parameters: giveValues(initializeParameters(network.graph, seed), values) },
    position: { step: 0, epoch: 1, batchInEpoch: 0 },
    run: null,
    remarks: [],
  };
}

/** The weights of a run after a step. @throws UserError weights.otherGraph */
export function subjectOfRun(network: Network, run: StoredRun, { checkpoint, done, remarks }: Replayed): Subject {
  const { id, name } = run.summary;
  const { step, parameters, slots } = checkpoint;
  return {
    network,
    document: run.document,
    weights: { parameters: matchParameters(network.graph, parameters), slots },
    position: done,
    run: { id, name, step, epoch: epochBefore(checkpoint) },
    remarks,
  };
}
