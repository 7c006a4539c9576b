import type { DatasetDescription, GradientCurves, ReadingProgress, RunMetrics } from '#app/contract/index.ts';
import type { CurveRange } from '#app/store/index.ts';
import type { ErrorData } from '#app/threads/errorData.ts';
import type { HeldWeights } from '#app/weights/index.ts';
import type { DataSettings } from '#engine/graph/index.ts';
import type { FormatChoice, Verification } from '#engine/interchange/index.ts';

/** What a background thread is started with. */
export interface BackgroundStart {
  readonly databaseFile: string;
  readonly resourcesDirectory: string;
}

/** Reads a data set. */
export interface InspectTask {
  readonly type: 'inspect';
  readonly settings: DataSettings;
  /** Where relative paths start. */
  readonly baseDirectory: string;
}

/** Prepares the weights of a run's last checkpoint; the thread keeps them, ready to be written. */
export interface PrepareWeightsTask {
  readonly type: 'prepareWeights';
  readonly runId: string;
  readonly choice: FormatChoice;
}

/** Writes and verifies the weights that were prepared. */
export interface WriteWeightsTask {
  readonly type: 'writeWeights';
  readonly path: string;
}

/** Reads what a run recorded, as much as a chart can show. */
export interface CurvesTask extends CurveRange {
  readonly type: 'readMetrics' | 'readGradients';
  readonly runId: string;
}

export type BackgroundTask =
  | InspectTask
  | PrepareWeightsTask
  | WriteWeightsTask
  | (CurvesTask & { readonly type: 'readMetrics' })
  | (CurvesTask & { readonly type: 'readGradients' });
export type TaskType = BackgroundTask['type'];
export type TaskOf<Type extends TaskType> = Extract<BackgroundTask, { readonly type: Type }>;

/** Weights that are ready to be written. */
export type PreparedFacts = Pick<HeldWeights, 'fileName' | 'source' | 'parameters'>;

/** The result of each task. */
export interface TaskResults {
  readonly inspect: DatasetDescription;
  readonly prepareWeights: PreparedFacts;
  readonly writeWeights: Verification | undefined;
  readonly readMetrics: RunMetrics;
  readonly readGradients: GradientCurves;
}

/** What a thread answers to a task, after how far it is. */
export type TaskAnswer =
  | { readonly type: 'done'; readonly result: TaskResults[TaskType] }
  | { readonly type: 'failed'; readonly error: ErrorData }
  | { readonly type: 'progress'; readonly progress: ReadingProgress };
