import type { RunEvent, StartRemarks } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import type { NamedTensor } from '#engine/training/index.ts';
import type { ErrorData } from './errors.ts';

/** What a training worker is started with: plain data, copied into its thread. */
export interface TrainingJob {
  readonly runId: string;
  readonly databaseFile: string;
  readonly resourcesDirectory: string;
  /** Whose runs the process trains. */
  readonly owner: string;
  /** The shared memory that commands come through. */
  readonly control: SharedArrayBuffer;
  /** How many threads large steps are shared out to, at least 1. */
  readonly threads: number;
  readonly task: NewTask | ResumeTask;
}

/** A run from its first step. */
export interface NewTask {
  readonly type: 'new';
  readonly document: GraphDocument;
  readonly graphId: string | null;
  /** Where relative paths of the data start. */
  readonly baseDirectory: string;
  /** Starts from these instead of fresh parameters. */
  readonly initialParameters?: readonly NamedTensor[] | undefined;
}

/** A run that goes on from its last checkpoint. */
export interface ResumeTask {
  readonly type: 'resume';
}

/** How a run ended. */
export interface RunEnd {
  readonly status: 'completed' | 'stopped' | 'interrupted' | 'failed';
  readonly error?: ErrorData | undefined;
  /** Whether the database knows. */
  readonly isRecorded: boolean;
  /** The database that the run was kept in, where its own was lost. */
  readonly rescuedAs?: string;
}

/** What a worker tells. `refused` comes instead of `started`; `ended` is the last. */
export type WorkerMessage =
  | { readonly type: 'started'; readonly remarks: StartRemarks }
  | { readonly type: 'refused'; readonly error: ErrorData }
  | { readonly type: 'event'; readonly event: RunEvent }
  | { readonly type: 'ended'; readonly event: RunEvent; readonly end: RunEnd };
