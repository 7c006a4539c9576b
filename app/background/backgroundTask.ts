import type {
  ComparedParameter,
  DatasetDescription,
  EvaluationProgress,
  GradientCurves,
  HistorySeries,
  ReadingProgress,
  RunDiagnosis,
  RunFlow,
  RunHistory,
  RunMetrics,
  RunStorage,
  TableDescription,
  TableFormat,
  Thinning,
} from '#app/contract/index.ts';
import type { CurveRange, HistoryRange, NewTestResult } from '#app/store/index.ts';
import type { ExportOptions, HeldWeights, ImportOptions } from '#app/weights/index.ts';
import type { DataSettings, GraphDocument } from '#engine/graph/index.ts';
import type { Verification } from '#engine/interchange/index.ts';

/** Start data of a background thread. */
export interface BackgroundStart {
  readonly databaseFile: string;
  readonly resourcesDirectory: string;
}

/** Reads a data set. */
interface DataTask<Type extends 'inspect' | 'survey'> {
  readonly type: Type;
  readonly settings: DataSettings;
  /** Base of relative paths. */
  readonly baseDirectory: string;
}

/** Prepares the weights of a run; the thread keeps them until they are written. */
interface PrepareWeightsTask {
  readonly type: 'prepareWeights';
  readonly runId: string;
  readonly choice: Omit<ExportOptions, 'signal'>;
}

/** Writes and verifies the prepared weights. */
interface WriteWeightsTask {
  readonly type: 'writeWeights';
  readonly path: string;
}

/** Evaluates the weights of a run's last checkpoint on test samples. */
interface EvaluateRunTask {
  readonly type: 'evaluateRun';
  readonly runId: string;
}

/** Finds the faults of a run. */
interface DiagnoseRunTask {
  readonly type: 'diagnoseRun';
  readonly runId: string;
}

/** Compares the weights of several runs. */
interface CompareWeightsTask {
  readonly type: 'compareWeights';
  readonly runIds: readonly string[];
}

/** Reads what the runs take in the database. */
interface ReadStorageTask {
  readonly type: 'readStorage';
  readonly thinning: Thinning;
}

/** Reads a weights file, and stores it as a run. */
interface ImportWeightsTask extends ImportOptions {
  readonly type: 'importWeights';
}

/** Reads a run's recorded curves, as much as a chart shows. */
interface CurvesTask<Type extends 'readMetrics' | 'readGradients' | 'readFlow'> extends CurveRange {
  readonly type: Type;
  readonly runId: string;
}

/** Lists the histories of a run. */
interface ListHistoriesTask {
  readonly type: 'listHistories';
  readonly runId: string;
}

/** Reads the history of a parameter or a node, as much as a chart shows. */
interface ReadHistoryTask extends HistoryRange {
  readonly type: 'readHistory';
  readonly runId: string;
}

/** Writes the histories of a run into a file. */
interface ExportHistoriesTask {
  readonly type: 'exportHistories';
  readonly runId: string;
  readonly path: string;
  readonly format: TableFormat;
}

export type BackgroundTask =
  | DataTask<'inspect'>
  | DataTask<'survey'>
  | PrepareWeightsTask
  | WriteWeightsTask
  | EvaluateRunTask
  | DiagnoseRunTask
  | CompareWeightsTask
  | ReadStorageTask
  | ImportWeightsTask
  | CurvesTask<'readMetrics'>
  | CurvesTask<'readGradients'>
  | CurvesTask<'readFlow'>
  | ExportHistoriesTask
  | ListHistoriesTask
  | ReadHistoryTask;
export type TaskType = BackgroundTask['type'];
export type TaskOf<Type extends TaskType> = Extract<BackgroundTask, { readonly type: Type }>;

/** Weights that are ready to be written. */
export type PreparedFacts = Pick<HeldWeights, 'fileName' | 'source' | 'remarks' | 'parameters'>;

/** A stored weights file: the new run, and the graph in the file, if it has one. */
export interface ImportedWeights {
  readonly runId: string;
  readonly document: GraphDocument | undefined;
}

export interface TaskResults {
  readonly inspect: DatasetDescription;
  readonly survey: TableDescription | undefined;
  readonly prepareWeights: PreparedFacts;
  readonly writeWeights: Verification | undefined;
  readonly evaluateRun: NewTestResult;
  readonly diagnoseRun: RunDiagnosis;
  readonly compareWeights: ComparedParameter[];
  readonly readStorage: RunStorage;
  readonly importWeights: ImportedWeights;
  readonly readMetrics: RunMetrics;
  readonly readGradients: GradientCurves;
  readonly readFlow: RunFlow;
  /** Bytes of the file. */
  readonly exportHistories: number;
  readonly listHistories: HistorySeries[];
  readonly readHistory: RunHistory;
}

/** Progress of reading data, and of evaluating a run. */
export type TaskProgress = ReadingProgress | EvaluationProgress;
