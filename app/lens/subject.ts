import type { LensSubject, LensWeights as Question } from '#app/contract/index.ts';
import { epochBefore, findLastCheckpoint, type ReadingConnection, type StoredRun } from '#app/store/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { matchParameters } from '#engine/interchange/index.ts';
import type { LensWeights, StepsDone } from '#engine/lens/index.ts';
import { type Message, message } from '#engine/messages/index.ts';
import { initializeParameters } from '#engine/training/index.ts';
import { lensError } from './errors.ts';
import type { Network } from './network.ts';

/** A network with certain weights: what the lens looks at. */
export interface Subject {
  readonly network: Network;
  readonly document: GraphDocument;
  readonly weights: LensWeights;
  readonly position: StepsDone;
  readonly run: LensSubject['run'];
  readonly remarks: readonly Message[];
}

/** Fresh weights, as a run with this seed starts with. */
export function freshSubject(network: Network, { document, seed }: Extract<Question, { kind: 'fresh' }>): Subject {
  return {
    network,
    document,
    weights: { parameters: initializeParameters(network.graph, seed) },
    position: { step: 0, epoch: 1, batchInEpoch: 0 },
    run: null,
    remarks: [],
  };
}

/**
 * The weights of a run after a step; by default, those of its last checkpoint.
 * @throws UserError lens.noStep, weights.otherGraph
 */
export function subjectOfRun(connection: ReadingConnection, network: Network, run: StoredRun, step?: number): Subject {
  const { id, name, step: lastStep } = run.summary;
  const checkpoint = findLastCheckpoint(connection, id, step);
  if (!checkpoint || (step !== undefined && checkpoint.step !== step)) throw notStored(name, step);
  return {
    network,
    document: run.document,
    weights: { parameters: matchParameters(network.graph, checkpoint.parameters), slots: checkpoint.slots },
    position: checkpoint,
    run: { id, name, step: checkpoint.step, epoch: epochBefore(checkpoint), lastStep: Math.max(lastStep, checkpoint.step) },
    remarks: [],
  };
}

function notStored(run: string, step: number | undefined) {
  if (step === undefined) {
    return lensError('lens.noStep', message("'{{run}}' has no weights yet", { run }), {
      where: run,
      expected: message('a run with a checkpoint'),
      received: message('none'),
    });
  }
  return lensError('lens.noStep', message("The weights of '{{run}}' after step {{step}} are not stored", { run, step }), {
    where: run,
    expected: message('a step with a checkpoint'),
    received: step,
    fix: message('Choose the step of a checkpoint'),
  });
}
