import type { EvaluationProgress } from '#app/contract/index.ts';
import type { Datasets, EvaluationData } from '#app/datasets/index.ts';
import {
  findLastCheckpoint,
  findRun,
  type NewTestResult,
  type ReadingConnection,
  readImportedTraining,
  type StoredRun,
} from '#app/store/index.ts';
import { checkGraph, type DataSettings } from '#engine/graph/index.ts';
import { matchParameters, requireFinite, type TrainedOn, trainedOn } from '#engine/interchange/index.ts';
import { message } from '#engine/messages/index.ts';
import { weightsFileError } from './errors.ts';
import { evaluateOnTest, loadEvaluationData } from './evaluateOnTest.ts';
import { weightsSource } from './weightsSource.ts';

/**
 * Evaluates the weights of a run's last checkpoint on the test samples of its data. Synchronous: call it in a worker.
 * @throws UserError weights.*, dataset.*, training.noSamples
 */
export function evaluateRun(
  connection: ReadingConnection,
  datasets: Datasets,
  runId: string,
  onProgress?: (progress: EvaluationProgress) => void,
): NewTestResult {
  const run = findRun(connection, runId);
  const checkpoint = findLastCheckpoint(connection, runId);
  if (!run || !checkpoint) throw nothingToEvaluate(run?.summary.name ?? runId);
  const { name } = run.summary;
  requireFinite(checkpoint.parameters, name);
  const graph = checkGraph(run.document);
  const parameters = matchParameters(graph, checkpoint.parameters);
  const { dataset, isTrainingData } = loadDataOfRun(connection, datasets, run);
  const { loss, metrics, samples, classNames, perClass, matrices } = evaluateOnTest({
    graph,
    parameters,
    dataset,
    onProgress: (share) => onProgress?.({ part: 'samples', share }),
  });
  requireFiniteLoss(name, loss);
  const { step, epoch } = weightsSource(connection, run, checkpoint);
  return {
    ...{ loss, metrics, samples, perClass: copyOf(perClass), matrices, classNames: [...classNames] },
    ...{ step, epoch, checkpoint: checkpoint.step },
    ...{ dataFingerprint: dataset.fingerprint, isTrainingData, evaluatedAt: Date.now() },
  };
}

const copyOf = (perClass: Readonly<Record<string, readonly (number | null)[]>>) =>
  Object.fromEntries(Object.entries(perClass).map(([name, values]) => [name, [...values]]));

/** A trained run is evaluated on its own data only; imported weights also on other data of the same name. */
export function loadDataOfRun(connection: ReadingConnection, datasets: Datasets, run: StoredRun): EvaluationData {
  const { baseDirectory, dataFingerprint, summary } = run;
  const settings = requireData(run);
  const trained = trainedOnOf(connection, run, settings);
  const data = loadEvaluationData(datasets, { trained, settings, baseDirectory });
  if (summary.importedFrom) return data;
  const isSame = trained ? data.isTrainingData : data.dataset.fingerprint === dataFingerprint;
  if (!isSame) throw dataChanged(run, data.dataset.fingerprint);
  return data;
}

/** Undefined for a run of an earlier version, and for a file without the preparation of its data. */
function trainedOnOf(connection: ReadingConnection, run: StoredRun, settings: DataSettings): TrainedOn | undefined {
  const { preparation, document, dataFingerprint: fingerprint, summary } = run;
  if (!summary.importedFrom) return preparation && { preparation, fingerprint, settings };
  const training = readImportedTraining(connection, summary.id);
  return trainedOn({ document, parameters: [], ...(preparation && { preparation }), ...(training && { training }) });
}

function requireData({ document, summary }: StoredRun): DataSettings {
  if (document.data) return document.data;
  const run = summary.name;
  throw weightsFileError('weights.noData', message("The graph of '{{run}}' has no data set to evaluate on", { run }), {
    where: run,
    expected: message('a data set'),
    received: message('none'),
    fix: message('Open the graph, choose a data set, and train again'),
  });
}

function nothingToEvaluate(run: string) {
  return weightsFileError('weights.noCheckpoint', message("'{{run}}' has no weights to evaluate", { run }), {
    where: run,
    expected: message('a run with a checkpoint'),
    received: message('none'),
  });
}

/** Digits of a fingerprint that tell it from others at a glance. */
const FINGERPRINT_DIGITS = 8;

function dataChanged({ summary, document, dataFingerprint }: StoredRun, fingerprint: string) {
  const data = document.data?.dataset ?? '';
  const [expected, found] = [dataFingerprint, fingerprint].map((each) => each.slice(0, FINGERPRINT_DIGITS));
  const text = message(
    "The data '{{data}}' has changed since '{{run}}' was trained: its fingerprint is {{found}}…, and was {{expected}}…",
    { data, run: summary.name, expected, found },
  );
  return weightsFileError('weights.dataChanged', text, {
    where: data,
    expected: message('data with the fingerprint {{fingerprint}}', { fingerprint: dataFingerprint }),
    received: fingerprint,
    fix: message('Restore the data, or start a new run'),
  });
}

/** @throws UserError weights.notFinite */
function requireFiniteLoss(run: string, loss: number): void {
  if (Number.isFinite(loss)) return;
  const received = String(loss);
  const text = message("The test loss of '{{run}}' is {{received}}; expected a finite number", { run, received });
  throw weightsFileError('weights.notFinite', text, {
    where: run,
    expected: message('a finite number'),
    received,
    fix: message('Train again with a smaller learning rate'),
  });
}
