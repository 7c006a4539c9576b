import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { LONGEST_CONDITION } from '#engine/graph/index.ts';
import {
  comparedParameter,
  evaluationProgress,
  forkPreview,
  gradientCurves,
  historyQuestion,
  historySeries,
  layerSettings,
  listedAt,
  MOST_CURVE_ROWS,
  MOST_SUMMARIES,
  type RunListChanges,
  type RunSummary,
  runDetails,
  runDiagnosis,
  runEvent,
  runFlow,
  runHistory,
  runLabels,
  runMetrics,
  runStorage,
  runSummary,
  type SummariesText,
  savedFile,
  settingValue,
  startedRun,
  TABLE_FORMATS,
  thinning,
  trainingSpan,
} from '../schemas/index.ts';
import { byRun, call, document, none, runStart } from './call.ts';

const byRuns = z.object({ runIds: z.array(z.string().min(1).max(64)).max(100_000) });
const stepNumber = z.number().int().min(0);

const curveRange = byRun.extend({
  from: stepNumber.optional(),
  to: stepNumber.optional(),
  most: z.number().int().min(10).max(MOST_CURVE_ROWS).default(MOST_CURVE_ROWS),
});
const LARGEST_REPORT = 8_000_000;

/** Runs: their training, their records, their labels. */
export const runCalls = {
  /**
   * The runs, the latest first; with `removed` those that were removed and can be restored. The list is not validated, because it can be
   * long.
   */
  list: call
    .input(z.object({ graphId: z.string().optional(), removed: z.boolean().optional() }))
    .output(type<readonly RunSummary[]>()),
  /** The same list for a window that has read it before: what has changed since then, or all of it. Not validated either. */
  listSince: call.input(z.object({ at: listedAt.nullable() })).output(type<RunListChanges>()),
  /** Some of the list, as many at once as `MOST_SUMMARIES`. Those that were removed are absent. */
  summaries: call.input(z.object({ runIds: z.array(z.string().max(64)).max(MOST_SUMMARIES) })).output(type<SummariesText>()),
  /** Says that the list has changed, by any window. */
  listChanges: call.output(eventIterator(z.object({}))),
  load: call.input(byRun).output(runDetails),
  /** The parameters of all nodes of some runs. Runs that were erased have none. */
  layerSettings: call.input(byRuns).output(layerSettings),
  /** Loss and metrics to plot: for a long history the extremes of each interval; request a range for detail. */
  metrics: call.input(curveRange).output(runMetrics),
  /** All gradient norms to plot. */
  gradients: call.input(curveRange).output(gradientCurves),
  /** Norms by node and step, and what they tell. */
  flow: call.input(curveRange).output(runFlow),
  /** The parameters and nodes of a run that have histories, from input to output. */
  histories: call.input(byRun).output(z.array(historySeries)),
  /** How the values of one of them were distributed; request a range for detail, down to the single step. */
  history: call.input(historyQuestion).output(runHistory),
  /** Saves every recorded step of every history as a file of the user's choice. */
  exportHistories: call.input(byRun.extend({ format: z.enum(TABLE_FORMATS) })).output(savedFile),
  /** Saves the report of a run. @param html in the language of the window */
  saveReport: call.input(z.object({ name: z.string().max(300), html: z.string().max(LARGEST_REPORT) })).output(savedFile),
  /** The weights of several runs, of their last checkpoints. */
  compareWeights: call.input(byRuns).output(z.array(comparedParameter)),
  /** The faults of a run, up to now if it is in training. */
  diagnose: call.input(byRun).output(runDiagnosis),
  /**
   * Starts from the initializers, or from the weights of another run: of its last checkpoint, all of which must fit; or, with
   * `atStep`, after that step, with what of weights and optimizer state fits. With `pauseAfter`, the run pauses
   * after its first step or epoch.
   */
  start: call.input(runStart).output(startedRun),
  /** What a run that starts from another one after a step would keep, without training. @throws run.notFound, replay.*, graph.invalid */
  previewFork: call.input(byRun.extend({ step: z.number().int().min(0), document })).output(forkPreview),
  /** Resumes a run that ended early from its last checkpoint. */
  resumeFromCheckpoint: call.input(byRun).output(runSummary),
  pause: call.input(byRun).output(none),
  resume: call.input(byRun).output(none),
  /** Trains one step of a paused run, or the rest of an epoch, and pauses again. */
  trainFor: call.input(byRun.extend({ span: trainingSpan })).output(none),
  stop: call.input(byRun).output(none),
  setLearningRate: call.input(byRun.extend({ learningRate: z.number().positive() })).output(none),
  /** Changes settings that a run in training can take other values of, from its next step on; a batch size from its next epoch on. */
  changeSettings: call.input(byRun.extend({ settings: z.array(settingValue).min(1).max(1000) })).output(none),
  /** Pauses the run after the step at which a condition holds, in place of the one before; null for none. */
  watchFor: call.input(byRun.extend({ condition: z.string().max(LONGEST_CONDITION).nullable() })).output(none),
  /** Evaluates the weights of the last checkpoint on the test samples, and keeps the result with the run. */
  evaluate: call.input(byRun).output(runSummary),
  /** Progress of evaluating a run; the watcher leaves when it is evaluated. */
  evaluationProgress: call.input(byRun).output(eventIterator(evaluationProgress)),
  rename: call.input(byRun.extend({ name: z.string().min(1).max(200) })).output(none),
  /** Changes notes, tags, colors or experiments. */
  label: call.input(byRuns.extend({ labels: runLabels })).output(none),
  /** Keeps the last checkpoint of a run, whatever is thinned out: of a paused run, its present state. */
  keepCheckpoint: call.input(byRun).output(z.object({ step: z.number() })),
  /** Removes runs that are not in training. They can be restored for 30 days. */
  remove: call.input(byRuns).output(none),
  restore: call.input(byRuns).output(none),
  /** Deletes runs that were removed, with all their records, for good. */
  erase: call.input(byRuns).output(none),
  /**
   * Events of a run until it ends. The first one gives the progress and, with `afterStep`, everything recorded after that step
   * (an epoch that ended with it may be repeated). A slow watcher gets fewer steps; `metrics` has all.
   */
  watch: call.input(byRun.extend({ afterStep: z.number().int().min(0).optional() })).output(eventIterator(runEvent)),
};

/** What runs take in the database. */
export const storageCalls = {
  read: call.input(thinning).output(runStorage),
  /** Deletes the superfluous checkpoints of runs that are not in training. Every step can still be rebuilt from those that stay. */
  thin: call.input(byRuns.extend({ thinning })).output(z.object({ freedBytes: z.number() })),
};
