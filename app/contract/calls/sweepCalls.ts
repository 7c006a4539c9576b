import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { budgetSchema } from '#engine/sweeps/index.ts';
import { sweepChange, sweepDetails, sweepSettings, sweepSummary } from '../schemas/index.ts';
import { byId, call, document, none } from './call.ts';

/** Hyperparameter sweeps, which train in the background, one after the other. */
export const sweepCalls = {
  /** Newest first. */
  list: call.output(z.array(sweepSummary)),
  /** @throws sweep.notFound */
  load: call.input(byId).output(sweepDetails),
  /** Starts a sweep over a graph, behind those that train. @throws space.*, setting.*, sweep.metric */
  start: call.input(z.object({ graphId: z.string().max(64).optional(), document, settings: sweepSettings })).output(sweepSummary),
  /** Continues a sweep that was stopped, from its last checkpoints. @throws sweep.notFound */
  continue: call.input(byId).output(sweepSummary),
  /** Resolves when its trials have stopped after a checkpoint. */
  stop: call.input(byId).output(none),
  /** Replaces the limits of the budget that are given, and continues. @throws sweep.notFound */
  extend: call.input(byId.extend({ budget: budgetSchema })).output(sweepSummary),
  /** Removes a sweep that does not train; its runs stay. @throws sweep.notFound, sweep.active */
  remove: call.input(byId).output(none),
  /** Every change of a sweep from now on. */
  changes: call.output(eventIterator(sweepChange)),
};
