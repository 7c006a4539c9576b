import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { GRAPH_LIMITS, graphSchema } from '#engine/graph/index.ts';
import { isDeeperThan } from '#engine/text/index.ts';
import { language } from './languages.ts';
import { userErrorData } from './message.ts';
import {
  dataReader,
  datasetDescription,
  datasetSummary,
  exampleSummary,
  exportFormat,
  fileHead,
  gradientCurves,
  graphSummary,
  graphVersion,
  keptBlock,
  layerReference,
  optimizerReference,
  readingProgress,
  recognizedFiles,
  runDetails,
  runEvent,
  runMetrics,
  runSummary,
  savedFile,
  scheduleReference,
  startedRun,
  storedGraph,
  systemInfo,
  template,
  verification,
  versionSummary,
  weightsSource,
} from './schemas.ts';

/** Every call can fail with an error that a person caused; its code and what to do travel as data. */
const call = oc.errors({ USER_ERROR: { status: 422, data: userErrorData } });

const none = z.void();
const byId = z.object({ id: z.string().min(1).max(64) });
const byRun = z.object({ runId: z.string().min(1).max(64) });
const byRevision = byId.extend({ revision: z.number().int() });
const templateWords = z.object({ name: z.string().trim().min(1).max(200), description: z.string().trim().max(300) });
/** Rows that are not told apart on any screen. */
const MOST_ROWS = 4000;
const stepNumber = z.number().int().min(0);
const curveRange = byRun.extend({
  from: stepNumber.optional(),
  to: stepNumber.optional(),
  most: z.number().int().min(10).max(MOST_ROWS).default(MOST_ROWS),
});
/** Far more than a picture of a large graph. */
const LARGEST_PICTURE = 30_000_000;
const picture = z.discriminatedUnion('format', [
  z.object({ format: z.literal('svg'), text: z.string().max(LARGEST_PICTURE) }),
  z.object({ format: z.literal('png'), base64: z.string().max(LARGEST_PICTURE) }),
]);
const byType = z.object({ type: z.string().min(1).max(64) });
const { depth } = GRAPH_LIMITS;
/** A document as an argument: what the readers of files refuse does not come in here, either. */
const document = graphSchema.refine((data) => !isDeeperThan(data, depth), {
  error: `expected at most ${depth} levels of lists and objects`,
});
const dataset = graphSchema.shape.data.unwrap();

/** Every call and event between the renderer and the main process. Arguments are checked where they arrive. */
export const contract = {
  system: {
    info: call.output(systemInfo),
    /** The language that the window speaks from now on. */
    useLanguage: call.input(z.object({ language })).output(none),
  },
  session: {
    /** What was open when the window was last there; whatever JSON the renderer gave, or null. */
    load: call.output(z.unknown()),
    save: call.input(z.object({ session: z.unknown() })).output(none),
  },
  graphs: {
    list: call.output(z.array(graphSummary)),
    examples: call.output(z.array(exampleSummary)),
    load: call.input(byId).output(storedGraph),
    /** A new graph with an id of its own. */
    create: call.input(z.object({ document })).output(storedGraph),
    /** A copy of an example as a new graph. */
    createFromExample: call.input(byId).output(storedGraph),
    /**
     * Overwrites the current state and returns the new revision. Where that state is another than the one that was known,
     * as it is when another window saved it meanwhile, it stays as a version, and `kept` names it.
     */
    save: call
      .input(z.object({ id: z.string(), document, basedOn: z.number().int().nullable().optional() }))
      .output(z.object({ revision: z.number(), updatedAt: z.number(), kept: z.number().optional() })),
    remove: call.input(byId).output(none),
    /** The states of a graph, the present one first. */
    versions: call.input(byId).output(z.array(versionSummary)),
    version: call.input(byRevision).output(graphVersion),
    /** Keeps a state, the present one too; with a name for ever, without one until it is thinned out. */
    keepVersion: call.input(byRevision.extend({ name: z.string().trim().min(1).max(200).nullable() })).output(none),
    /** Saves the document as a *.backwire.json file. */
    export: call.input(z.object({ document })).output(savedFile),
    /** Saves a picture of a graph that the renderer has drawn. */
    exportPicture: call.input(z.object({ name: z.string().max(200), picture })).output(savedFile),
  },
  templates: {
    /** The person's own, the newest first, then those that come with the program. */
    list: call.output(z.array(template)),
    save: call.input(templateWords.extend({ document })).output(template),
    /** Names and describes one of the person's own anew. */
    change: call.input(templateWords.extend({ id: z.string().min(1).max(64) })).output(none),
    remove: call.input(byId).output(none),
  },
  blocks: {
    /** The blocks that the person keeps in the palette, by name. */
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
    /** Remembers that a person chose the files of a SPEC, or agreed that they are read. */
    allow: call.input(dataset.pick({ dataset: true })).output(none),
    /** Loads a data set and says what it holds. Files that nobody chose or allowed here are refused: dataset.notAllowed. */
    inspect: call.input(dataset).output(datasetDescription),
    /** How far the reading of a SPEC is, from now on; whoever watches leaves when it is read. */
    progress: call.input(dataset.pick({ dataset: true })).output(eventIterator(readingProgress)),
  },
  runs: {
    list: call.input(z.object({ graphId: z.string().optional() })).output(z.array(runSummary)),
    load: call.input(byRun).output(runDetails),
    /** Loss and metrics to draw: of a long history the extremes of each stretch; a range of it brings the detail. */
    metrics: call.input(curveRange).output(runMetrics),
    /** The norms of all gradients to draw. */
    gradients: call.input(curveRange).output(gradientCurves),
    start: call.input(z.object({ graphId: z.string().optional(), document })).output(startedRun),
    /** Goes on from the last checkpoint of a run that ended before its time. */
    resumeFromCheckpoint: call.input(byRun).output(runSummary),
    pause: call.input(byRun).output(none),
    resume: call.input(byRun).output(none),
    /** Trains one step of a paused run and pauses again. */
    step: call.input(byRun).output(none),
    stop: call.input(byRun).output(none),
    setLearningRate: call.input(byRun.extend({ learningRate: z.number().positive() })).output(none),
    rename: call.input(byRun.extend({ name: z.string().min(1).max(200) })).output(none),
    remove: call.input(byRun).output(none),
    /**
     * What the run shows from now on; ends when the run does. The first event says how far it is and, with `afterStep`,
     * brings what was recorded after that step (an epoch that ended with it may be told again). A watcher that can't keep
     * up is told of fewer steps; `metrics` has all.
     */
    watch: call.input(byRun.extend({ afterStep: z.number().int().min(0).optional() })).output(eventIterator(runEvent)),
  },
  /** The numbers on the pages of the reference, computed when they are asked for. */
  reference: {
    layer: call.input(byType).output(layerReference),
    optimizer: call.input(byType).output(optimizerReference),
    schedule: call.input(byType).output(scheduleReference),
  },
  weights: {
    /** Every format that weights can be exported in; the first is the default. */
    formats: call.output(z.array(exportFormat)),
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
