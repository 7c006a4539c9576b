import { availableParallelism } from 'node:os';
import { EventPublisher, implement, ORPCError } from '@orpc/server';
import { describeFormats } from '#engine/interchange/index.ts';
import { WASM_EXECUTOR } from '#engine/kernels/index.ts';
import { type Message, message, UserError } from '#engine/messages/index.ts';
import {
  contract,
  type EvaluationProgress,
  type GraphChange,
  type Notice,
  type ReadingProgress,
  type RunQueueState,
  type SweepChange,
} from './contract/index.ts';
import { plainName } from './files/index.ts';
import type { Host } from './host/host.ts';
import { savePrinted, saveWorksheet } from './lens/index.ts';
import { reference } from './reference/index.ts';
import { saveReport } from './saveReport.ts';
import type { Services } from './services.ts';
import { userErrorDataOf } from './threads/errorData.ts';

export interface RouterContext {
  readonly services: Services;
  readonly host: Host;
  readonly version: string;
  readonly databaseFile: string;
  readonly notices: readonly Notice[];
  readonly log: (text: string) => void;
}

export type AppRouter = ReturnType<typeof createRouter>;

/** The name of a pasted table. */
const PASTED = 'pasted.tsv';

/** Implements the contract. Arguments are validated before; user errors are returned as USER_ERROR. */
export function createRouter({ services, host, version, databaseFile, notices, log }: RouterContext) {
  const { graphs, templates, blocks, datasets, imports, allowedFiles, background, runs, queue, runWeights, lens, session } =
    services;
  const { sweeps, sweepQueue } = services;
  /** By SPEC being read; a slow watcher gets the latest. */
  const reading = new EventPublisher<Record<string, ReadingProgress>>({ maxBufferedEvents: 1 });
  const changes = new EventPublisher<{ graph: GraphChange }>();
  const sweepChanges = new EventPublisher<{ sweep: SweepChange }>();
  sweepQueue.watch((change) => sweepChanges.publish('sweep', change));
  const listChanges = new EventPublisher<{ runs: Record<string, never> }>({ maxBufferedEvents: 1 });
  runs.watchList(() => listChanges.publish('runs', {}));
  /** By id of the run being evaluated. */
  const evaluating = new EventPublisher<Record<string, EvaluationProgress>>({ maxBufferedEvents: 1 });
  const queueChanges = new EventPublisher<{ queue: RunQueueState }>({ maxBufferedEvents: 1 });
  queue.subscribe((state) => queueChanges.publish('queue', state));
  const on = implement(contract).use(async ({ next, path, signal }) => {
    try {
      return await next();
    } catch (error) {
      // The caller has gone: nobody receives the answer, and nothing is wrong.
      if (signal?.aborted && error === signal.reason) throw error;
      throw describeFailure(error, path.join('.'), log);
    }
  });
  return on.router({
    system: {
      info: on.system.info.handler(() => ({
        version,
        host: host.kind,
        platform: process.platform,
        engine: describeEngine(),
        databaseFile,
        notices: [...notices],
      })),
      useLanguage: on.system.useLanguage.handler(({ input }) => host.useLanguage(input.language)),
      printPdf: on.system.printPdf.handler(({ input }) => savePrinted(host, input.name)),
    },
    session: {
      load: on.session.load.handler(() => session.load() ?? null),
      save: on.session.save.handler(({ input }) => session.save(input.session)),
    },
    graphs: {
      list: on.graphs.list.handler(() => graphs.list()),
      examples: on.graphs.examples.handler(() => graphs.examples()),
      load: on.graphs.load.handler(({ input }) => graphs.load(input.id)),
      create: on.graphs.create.handler(({ input }) => graphs.create(input.document)),
      createFromExample: on.graphs.createFromExample.handler(({ input }) => graphs.createFromExample(input.id)),
      save: on.graphs.save.handler(({ input: { id, document, basedOn, by } }) => {
        const saved = graphs.save(id, document, basedOn);
        changes.publish('graph', { id, revision: saved.revision, ...(by !== undefined && { by }) });
        return saved;
      }),
      remove: on.graphs.remove.handler(({ input: { id, by } }) => {
        graphs.remove(id);
        changes.publish('graph', { id, revision: null, ...(by !== undefined && { by }) });
      }),
      changes: on.graphs.changes.handler(({ signal }) => changes.subscribe('graph', { signal })),
      versions: on.graphs.versions.handler(({ input }) => graphs.versions(input.id)),
      version: on.graphs.version.handler(({ input }) => graphs.version(input.id, input.revision)),
      keepVersion: on.graphs.keepVersion.handler(({ input }) => graphs.keepVersion(input.id, input.revision, input.name)),
      export: on.graphs.export.handler(({ input }) => graphs.export(input.document)),
      exportPicture: on.graphs.exportPicture.handler(({ input }) => graphs.exportPicture(input.name, input.picture)),
    },
    templates: {
      list: on.templates.list.handler(() => templates.list()),
      save: on.templates.save.handler(({ input }) => templates.save(input)),
      change: on.templates.change.handler(({ input }) => templates.change(input)),
      remove: on.templates.remove.handler(({ input }) => templates.remove(input.id)),
    },
    blocks: {
      list: on.blocks.list.handler(() => blocks.list()),
      save: on.blocks.save.handler(({ input }) => blocks.save(input.definitions)),
      remove: on.blocks.remove.handler(({ input }) => blocks.remove(input.id)),
    },
    datasets: {
      list: on.datasets.list.handler(() => datasets.list()),
      readers: on.datasets.readers.handler(() => datasets.readers()),
      recognize: on.datasets.recognize.handler(({ input }) =>
        datasets.recognize(input.files.map((file) => ({ ...file, head: Buffer.from(file.head, 'base64') }))),
      ),
      keepPasted: on.datasets.keepPasted.handler(async ({ input }) => ({ path: await imports.keepText(PASTED, input.text) })),
      allow: on.datasets.allow.handler(({ input }) => allowedFiles.allow(input.dataset)),
      inspect: on.datasets.inspect.handler(({ input, signal }) => {
        allowedFiles.require(input.dataset);
        const onProgress = (progress: ReadingProgress) => reading.publish(input.dataset, progress);
        return background.inspect(input, { signal, onProgress });
      }),
      survey: on.datasets.survey.handler(async ({ input, signal }) => {
        allowedFiles.require(input.dataset);
        return (await background.survey(input, { signal })) ?? null;
      }),
      progress: on.datasets.progress.handler(({ input, signal }) => reading.subscribe(input.dataset, { signal })),
    },
    runs: {
      list: on.runs.list.handler(({ input }) => runs.list(input)),
      listSince: on.runs.listSince.handler(({ input }) => runs.listSince(input.at)),
      summaries: on.runs.summaries.handler(({ input }) => runs.summaries(input.runIds)),
      listChanges: on.runs.listChanges.handler(({ signal }) => listChanges.subscribe('runs', { signal })),
      load: on.runs.load.handler(({ input }) => runs.load(input.runId)),
      layerSettings: on.runs.layerSettings.handler(({ input }) => runs.layerSettings(input.runIds)),
      metrics: on.runs.metrics.handler(({ input: { runId, ...range } }) => {
        runs.load(runId);
        return background.readMetrics(runId, range);
      }),
      gradients: on.runs.gradients.handler(({ input: { runId, ...range } }) => {
        runs.load(runId);
        return background.readGradients(runId, range);
      }),
      flow: on.runs.flow.handler(({ input: { runId, ...range } }) => {
        runs.load(runId);
        return background.readFlow(runId, range);
      }),
      histories: on.runs.histories.handler(({ input: { runId } }) => {
        runs.load(runId);
        return background.listHistories(runId);
      }),
      history: on.runs.history.handler(({ input: { runId, ...range } }) => {
        runs.load(runId);
        return background.readHistory(runId, range);
      }),
      exportHistories: on.runs.exportHistories.handler(({ input: { runId, format } }) => {
        const { name } = runs.load(runId);
        return host.saveFile(`${plainName(`${name} histories`)}.${format}`, async (path) => {
          await background.exportHistories(runId, { path, format });
        });
      }),
      start: on.runs.start.handler(({ input }) => {
        allowedFiles.require(input.document.data?.dataset);
        return runs.startFrom(input);
      }),
      previewFork: on.runs.previewFork.handler(({ input, signal }) => {
        runs.load(input.runId);
        return lens.previewFork(input, { signal });
      }),
      resumeFromCheckpoint: on.runs.resumeFromCheckpoint.handler(({ input }) => runs.resumeFromCheckpoint(input.runId)),
      pause: on.runs.pause.handler(({ input }) => runs.pause(input.runId)),
      resume: on.runs.resume.handler(({ input }) => runs.resume(input.runId)),
      trainFor: on.runs.trainFor.handler(({ input }) => runs.trainFor(input.runId, input.span)),
      stop: on.runs.stop.handler(({ input }) => runs.stop(input.runId)),
      setLearningRate: on.runs.setLearningRate.handler(({ input }) => runs.setLearningRate(input.runId, input.learningRate)),
      changeSettings: on.runs.changeSettings.handler(({ input }) => runs.changeSettings(input.runId, input.settings)),
      watchFor: on.runs.watchFor.handler(({ input }) => runs.watchFor(input.runId, input.condition)),
      diagnose: on.runs.diagnose.handler(({ input: { runId }, signal }) => {
        runs.load(runId);
        return background.diagnoseRun(runId, { signal });
      }),
      saveReport: on.runs.saveReport.handler(({ input }) => saveReport(host, input)),
      compareWeights: on.runs.compareWeights.handler(({ input: { runIds }, signal }) => {
        for (const runId of runIds) runs.load(runId);
        return background.compareWeights(runIds, { signal });
      }),
      evaluate: on.runs.evaluate.handler(({ input: { runId }, signal }) => {
        const onProgress = (progress: EvaluationProgress) => evaluating.publish(runId, progress);
        return runWeights.evaluate(runId, { signal, onProgress });
      }),
      evaluationProgress: on.runs.evaluationProgress.handler(({ input, signal }) =>
        evaluating.subscribe(input.runId, { signal }),
      ),
      rename: on.runs.rename.handler(({ input }) => runs.rename(input.runId, input.name)),
      keepCheckpoint: on.runs.keepCheckpoint.handler(({ input }) => ({ step: runs.keepCheckpoint(input.runId) })),
      label: on.runs.label.handler(({ input }) => runs.label(input.runIds, input.labels)),
      remove: on.runs.remove.handler(({ input }) => runs.remove(...input.runIds)),
      restore: on.runs.restore.handler(({ input }) => runs.restore(input.runIds)),
      erase: on.runs.erase.handler(({ input }) => runs.erase(input.runIds)),
      watch: on.runs.watch.handler(({ input }) => runs.watch(input.runId, { afterStep: input.afterStep })),
    },
    storage: {
      read: on.storage.read.handler(({ input, signal }) => background.readStorage(input, { signal })),
      thin: on.storage.thin.handler(({ input: { runIds, thinning } }) => ({ freedBytes: runs.thin(runIds, thinning) })),
    },
    queue: {
      load: on.queue.load.handler(() => queue.state),
      changes: on.queue.changes.handler(({ signal }) => queueChanges.subscribe('queue', { signal })),
      start: on.queue.start.handler(({ input: { priority, ...start } }) => {
        allowedFiles.require(start.document.data?.dataset);
        return queue.start(start, priority);
      }),
      startNow: on.queue.startNow.handler(({ input }) => queue.startNow(input.id)),
      fill: on.queue.fill.handler(() => queue.fill()),
      move: on.queue.move.handler(({ input }) => queue.move(input.id, input.to)),
      prioritize: on.queue.prioritize.handler(({ input }) => queue.prioritize(input.id, input.priority)),
      remove: on.queue.remove.handler(({ input }) => queue.remove(input.id)),
      setLimit: on.queue.setLimit.handler(({ input }) => queue.setLimit(input.limit)),
    },
    sweeps: {
      list: on.sweeps.list.handler(() => sweepQueue.list()),
      load: on.sweeps.load.handler(({ input }) => sweepQueue.load(input.id)),
      start: on.sweeps.start.handler(({ input: { graphId, document, settings } }) => {
        allowedFiles.require(document.data?.dataset);
        return sweepQueue.start(sweeps.create(settings, document, graphId).id);
      }),
      continue: on.sweeps.continue.handler(({ input }) => sweepQueue.start(input.id)),
      stop: on.sweeps.stop.handler(({ input }) => sweepQueue.stop(input.id)),
      extend: on.sweeps.extend.handler(({ input: { id, budget } }) => {
        sweeps.extend(id, budget);
        return sweepQueue.start(id);
      }),
      remove: on.sweeps.remove.handler(({ input }) => sweepQueue.remove(input.id)),
      changes: on.sweeps.changes.handler(({ signal }) => sweepChanges.subscribe('sweep', { signal })),
    },
    reference: {
      layer: on.reference.layer.handler(({ input }) => reference.layer(input.type)),
      optimizer: on.reference.optimizer.handler(({ input }) => reference.optimizer(input.type)),
      schedule: on.reference.schedule.handler(({ input }) => reference.schedule(input.type)),
    },
    lens: {
      open: on.lens.open.handler(({ input: { weights }, signal }) => lens.open(weights, { signal })),
      progress: on.lens.progress.handler(({ input, signal }) => lens.progress(input.weights, signal)),
      pass: on.lens.pass.handler(({ input, signal }) => lens.pass(input, { signal })),
      tensor: on.lens.tensor.handler(({ input: { question, ...range }, signal }) => lens.tensor(question, range, { signal })),
      explain: on.lens.explain.handler(({ input: { question, ...asked }, signal }) => lens.explain(question, asked, { signal })),
      findSamples: on.lens.findSamples.handler(({ input, signal }) => lens.findSamples(input, { signal })),
      check: on.lens.check.handler(({ input: { question, parameter }, signal }) => lens.check(question, parameter, { signal })),
      worksheet: on.lens.worksheet.handler(({ input, signal }) => lens.worksheet(input.question, input.path, { signal })),
      exportWorksheet: on.lens.exportWorksheet.handler(({ input }) => saveWorksheet(host, input)),
      follow: on.lens.follow.handler(({ input, signal }) => lens.follow(input, { signal })),
      findStep: on.lens.findStep.handler(({ input, signal }) => lens.findStep(input, { signal })),
      landscape: on.lens.landscape.handler(({ input: { question, axes }, signal }) => lens.landscape(question, axes, { signal })),
    },
    results: {
      judge: on.results.judge.handler(({ input, signal }) => lens.judge(input, { signal })),
      surface: on.results.surface.handler(({ input, signal }) => lens.surface(input, { signal })),
      form: on.results.form.handler(({ input, signal }) => lens.tryForm(input.weights, { signal })),
      predict: on.results.predict.handler(({ input, signal }) => lens.trySample(input.weights, input.inputs, { signal })),
    },
    weights: {
      formats: on.weights.formats.handler(() => describeFormats()),
      import: on.weights.import.handler(({ input, signal }) => runWeights.import(input, { signal })),
      export: on.weights.export.handler(({ input: { runId, ...choice }, signal }) =>
        runWeights.export(runId, { ...choice, signal }),
      ),
    },
  });
}

/** For the status bar. */
function describeEngine(): Message {
  const values = { executor: WASM_EXECUTOR, count: availableParallelism() };
  return values.count === 1
    ? message('{{executor}}, {{count}} thread', values)
    : message('{{executor}}, {{count}} threads', values);
}

/** A UserError as the contract declares it; any other error is a bug, which is logged and not described. */
function describeFailure(error: unknown, call: string, log: (text: string) => void): unknown {
  if (error instanceof UserError) {
    return new ORPCError('USER_ERROR', { status: 422, message: error.message, data: userErrorDataOf(error) });
  }
  if (!(error instanceof ORPCError)) log(`${call}: ${error instanceof Error ? error.stack : error}`);
  return error;
}
