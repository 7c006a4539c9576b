import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { graphSchema, LONGEST_CONDITION } from '#engine/graph/index.ts';
import { byId, call, document, none } from './call.ts';
import { language } from './languages.ts';
import {
  address,
  comparedParameter,
  dataReader,
  datasetDescription,
  datasetSummary,
  decisionSurface,
  evaluationProgress,
  exampleSummary,
  explanation,
  exportFormat,
  fileHead,
  followedStep,
  followQuestion,
  forkPreview,
  foundSample,
  foundStep,
  gradientCurves,
  graphChange,
  graphSummary,
  graphVersion,
  historyQuestion,
  historySeries,
  keptBlock,
  landscape,
  landscapeAxis,
  layerReference,
  layerSettings,
  lensPass,
  lensProgress,
  lensQuestion,
  lensRun,
  lensSubject,
  lensWeights,
  optimizerReference,
  parameterCheck,
  pastedTable,
  printedFile,
  queueMove,
  type RunSummary,
  readingProgress,
  recognizedFiles,
  resultsQuestion,
  runDetails,
  runDiagnosis,
  runEvent,
  runFlow,
  runHistory,
  runLabels,
  runMetrics,
  runPriority,
  runQueue,
  runResults,
  runStorage,
  runSummary,
  runWeights,
  samplePrediction,
  sampleSearch,
  savedFile,
  scheduleReference,
  settingValue,
  startedOrQueued,
  startedRun,
  storedGraph,
  surfaceQuestion,
  systemInfo,
  TABLE_FORMATS,
  template,
  tensorPart,
  tensorRange,
  thinning,
  trainingSpan,
  tryForm,
  typedInputs,
  verification,
  versionSummary,
  WORKSHEET_FORMATS,
  weightsSource,
  worksheet,
} from './schemas/index.ts';
import { sweepCalls } from './sweepCalls.ts';
import { uploadedFile } from './uploads.ts';

const byRun = z.object({ runId: z.string().min(1).max(64) });
const byRuns = z.object({ runIds: z.array(z.string().min(1).max(64)).max(100_000) });
/** Chosen by a window, which ignores its own changes. */
const windowId = z.string().max(64);
const byRevision = byId.extend({ revision: z.number().int() });
const templateWords = z.object({ name: z.string().trim().min(1).max(200), description: z.string().trim().max(300) });
/** More rows are indistinguishable on any screen. */
const MOST_ROWS = 4000;
const stepNumber = z.number().int().min(0);
const curveRange = byRun.extend({
  from: stepNumber.optional(),
  to: stepNumber.optional(),
  most: z.number().int().min(10).max(MOST_ROWS).default(MOST_ROWS),
});
const LARGEST_REPORT = 8_000_000;
/** Far more than a picture of a large graph. */
const LARGEST_PICTURE = 30_000_000;
const picture = z.discriminatedUnion('format', [
  z.object({ format: z.literal('svg'), text: z.string().max(LARGEST_PICTURE) }),
  z.object({ format: z.literal('png'), base64: z.string().max(LARGEST_PICTURE) }),
]);
const byType = z.object({ type: z.string().min(1).max(64) });
/** What a run starts from. */
const runStart = z.object({
  graphId: z.string().optional(),
  document,
  weightsOf: z.string().min(1).max(64).optional(),
  atStep: z.number().int().min(0).optional(),
  pauseAfter: trainingSpan.optional(),
});
const dataset = graphSchema.shape.data.unwrap();

/** Every call and event between the renderer and the main process. Arguments are validated on arrival. */
export const contract = {
  system: {
    info: call.output(systemInfo),
    /** Sets the window's language. */
    useLanguage: call.input(z.object({ language })).output(none),
    /** Saves what the window prints as a PDF of the user's choice; a host without a printer of its own leaves it to the window. */
    printPdf: call.input(z.object({ name: z.string().max(300) })).output(printedFile),
  },
  session: {
    /** The last session of the window: any JSON saved by the renderer, or null. */
    load: call.output(z.unknown()),
    save: call.input(z.object({ session: z.unknown() })).output(none),
  },
  graphs: {
    list: call.output(z.array(graphSummary)),
    examples: call.output(z.array(exampleSummary)),
    load: call.input(byId).output(storedGraph),
    /** A new graph with a new id. */
    create: call.input(z.object({ document })).output(storedGraph),
    /** A copy of an example as a new graph. */
    createFromExample: call.input(byId).output(storedGraph),
    /**
     * Overwrites the current state and returns the new revision. If the stored state is not the known one, because another window
     * saved meanwhile, it is kept as a version, named by `kept`.
     */
    save: call
      .input(z.object({ id: z.string(), document, basedOn: z.number().int().nullable().optional(), by: windowId.optional() }))
      .output(z.object({ revision: z.number(), updatedAt: z.number(), kept: z.number().optional() })),
    remove: call.input(byId.extend({ by: windowId.optional() })).output(none),
    /** Every save and removal of a graph from now on, by any window. */
    changes: call.output(eventIterator(graphChange)),
    /** The states of a graph, the current one first. */
    versions: call.input(byId).output(z.array(versionSummary)),
    version: call.input(byRevision).output(graphVersion),
    /** Keeps a state, possibly the current one: with a name permanently, without one until it is thinned out. */
    keepVersion: call.input(byRevision.extend({ name: z.string().trim().min(1).max(200).nullable() })).output(none),
    /** Saves the document as a *.backwire.json file. */
    export: call.input(z.object({ document })).output(savedFile),
    /** Saves a picture drawn by the renderer. */
    exportPicture: call.input(z.object({ name: z.string().max(200), picture })).output(savedFile),
  },
  templates: {
    /** The user's own, newest first, then the built-in ones. */
    list: call.output(z.array(template)),
    save: call.input(templateWords.extend({ document })).output(template),
    /** Changes the name and description of one of the user's templates. */
    change: call.input(templateWords.extend({ id: z.string().min(1).max(64) })).output(none),
    remove: call.input(byId).output(none),
  },
  blocks: {
    /** The user's palette blocks, by name. */
    list: call.output(z.array(keptBlock)),
    save: call.input(keptBlock.pick({ definitions: true })).output(keptBlock),
    remove: call.input(byId).output(none),
  },
  datasets: {
    list: call.output(z.array(datasetSummary)),
    /** The formats of data files, with their options. */
    readers: call.output(z.array(dataReader)),
    /** Finds out by their content which of some files are data, and which of them belong together. */
    recognize: call.input(z.object({ files: z.array(fileHead) })).output(z.array(recognizedFiles)),
    /**
     * Keeps a table that was pasted as a file in the user's data folder, and returns its path.
     * @throws import.tooLarge, file.full, file.unwritable
     */
    keepPasted: call.input(pastedTable).output(uploadedFile),
    /** Allows the files of a SPEC that the user chose or agreed to read. */
    allow: call.input(dataset.pick({ dataset: true })).output(none),
    /** Loads and describes a data set. Rejects files that were not chosen or allowed here: dataset.notAllowed. */
    inspect: call.input(dataset).output(datasetDescription),
    /** Progress of reading a SPEC; the watcher leaves when it is read. */
    progress: call.input(dataset.pick({ dataset: true })).output(eventIterator(readingProgress)),
  },
  runs: {
    /**
     * The runs, the latest first; with `removed` those that were removed and can be restored. The list is not validated, because it can be
     * long.
     */
    list: call
      .input(z.object({ graphId: z.string().optional(), removed: z.boolean().optional() }))
      .output(type<readonly RunSummary[]>()),
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
  },
  /** What runs take in the database. */
  storage: {
    read: call.input(thinning).output(runStorage),
    /** Deletes the superfluous checkpoints of runs that are not in training. Every step can still be rebuilt from those that stay. */
    thin: call.input(byRuns.extend({ thinning })).output(z.object({ freedBytes: z.number() })),
  },
  /** Runs that wait until fewer are in training. They are kept in the database; after a restart they wait until a run has ended, or `fill`. */
  queue: {
    load: call.output(runQueue),
    /** The queue after each change from now on. */
    changes: call.output(eventIterator(runQueue)),
    /** Starts a run as `runs.start` does; if as many as allowed are in training, puts it into the queue, behind those of its priority. */
    start: call.input(runStart.extend({ priority: runPriority.optional() })).output(startedOrQueued),
    /** Starts a queued run, even if as many as allowed are in training. */
    startNow: call.input(byId).output(startedRun),
    /** Starts queued runs while fewer than allowed are in training. */
    fill: call.output(none),
    move: call.input(byId.extend({ to: queueMove })).output(none),
    /** Changes the priority, and puts the run behind the others of that priority. */
    prioritize: call.input(byId.extend({ priority: runPriority })).output(none),
    remove: call.input(byId).output(none),
    /** @param limit runs that train at once; null for the number of cores */
    setLimit: call.input(z.object({ limit: z.number().int().min(1).max(64).nullable() })).output(none),
  },
  sweeps: sweepCalls,
  /** Values on the reference pages, computed on request. */
  reference: {
    layer: call.input(byType).output(layerReference),
    optimizer: call.input(byType).output(optimizerReference),
    schedule: call.input(byType).output(scheduleReference),
  },
  /**
   * Every number of backpropagation on a network: of fresh weights, or of a run after a step. Each call carries its whole question;
   * subjects and passes that were asked for before are kept.
   */
  lens: {
    open: call.input(z.object({ weights: lensWeights })).output(lensSubject),
    /** Progress of any call on these weights; the watcher leaves when it has its answer. */
    progress: call.input(z.object({ weights: lensWeights })).output(eventIterator(lensProgress)),
    pass: call.input(lensQuestion).output(lensPass),
    tensor: call.input(tensorRange.extend({ question: lensQuestion })).output(tensorPart),
    /** How a number comes about. @param largest number of terms of a sum that are given one by one */
    explain: call
      .input(z.object({ question: lensQuestion, address, largest: z.number().int().min(1).max(1000).default(12) }))
      .output(explanation),
    findSamples: call.input(sampleSearch).output(z.array(foundSample)),
    /** Compares the gradient of a parameter, or of one of its elements, with finite differences. @param parameter its address */
    check: call.input(z.object({ question: lensQuestion, parameter: address })).output(parameterCheck),
    landscape: call.input(z.object({ question: lensQuestion, axes: z.array(landscapeAxis).min(1).max(2) })).output(landscape),
    /** A training step to calculate by hand. @param path addresses to calculate along; default: all, or the path of the largest contributions */
    worksheet: call
      .input(z.object({ question: lensQuestion, path: z.array(address).min(1).max(200).optional() }))
      .output(worksheet),
    /** Saves a worksheet as a file of the user's choice. @param text in the language of the window */
    exportWorksheet: call
      .input(z.object({ name: z.string().max(300), format: z.enum(WORKSHEET_FORMATS), text: z.string().max(4_000_000) }))
      .output(savedFile),
    /**
     * The first step after which a condition held in a run, as if training had watched for it. Default: in the whole run.
     * @throws condition.*, replay.*
     */
    findStep: call
      .input(
        z.object({
          weights: lensRun,
          condition: z.string().max(LONGEST_CONDITION),
          from: z.number().int().min(1).optional(),
          to: z.number().int().min(1).optional(),
        }),
      )
      .output(foundStep),
    /** Follows samples through the training of a run. */
    follow: call.input(followQuestion).output(z.array(followedStep)),
  },
  /** How good the weights of a run are, and what they predict for a sample of one's own. `lens.progress` tells of both. */
  results: {
    /** @throws lens.noSamples, replay.* */
    judge: call.input(resultsQuestion).output(runResults),
    /** How inputs are typed. */
    form: call.input(z.object({ weights: runWeights })).output(tryForm),
    /** What a network predicts over two of its features, with the training samples. @throws lens.noSurface */
    surface: call.input(surfaceQuestion).output(decisionSurface),
    /** @throws lens.typed, samples.value */
    predict: call.input(z.object({ weights: runWeights, inputs: typedInputs })).output(z.array(samplePrediction)),
  },
  weights: {
    /** Every format that weights can be exported in; the first is the default. */
    formats: call.output(z.array(exportFormat)),
    /**
     * Adds the weights of a file to the runs, with a new graph if the file has one; else they must fit the open graph.
     * @see uploadedFile for the path in a browser
     */
    import: call
      .input(
        z.object({
          path: z.string().min(1).max(32_768),
          name: z.string().min(1).max(300),
          openGraph: z.object({ id: z.string().min(1).max(64), document }).optional(),
        }),
      )
      .output(runSummary),
    /**
     * Writes the weights of a run's last checkpoint, reads them back and verifies them, unless the person cancels. The format checks its
     * options: format.unknown, format.badOption.
     */
    export: call
      .input(
        byRun.extend({ format: z.string().max(64).optional(), options: z.record(z.string().max(64), z.unknown()).optional() }),
      )
      .output(
        z.object({ file: savedFile, parameters: z.number(), verification: verification.optional(), source: weightsSource }),
      ),
  },
};

export type Contract = typeof contract;
