import type { MessagePort } from 'node:worker_threads';
import type { RunEvent, StartRemarks } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import type { NamedTensor } from '#engine/training/index.ts';
import type { ErrorData } from './errors.ts';

/** Start data of a training worker: plain data, copied into its thread. */
export interface TrainingJob {
  readonly runId: string;
  readonly databaseFile: string;
  readonly resourcesDirectory: string;
  /** The owner of the process's runs. */
  readonly owner: string;
  /** The shared memory of commands. */
  readonly control: SharedArrayBuffer;
  /** Receives the texts of conditions. */
  readonly port?: MessagePort | undefined;
  /** Number of threads that share large steps, at least 1. */
  readonly threads: number;
  /** Whether the run's threads let others go first on busy cores. */
  readonly givesWay: boolean;
  readonly task: NewTask | ResumeTask;
}

/** A run from its first step. */
export interface NewTask {
  readonly type: 'new';
  readonly document: GraphDocument;
  readonly graphId: string | null;
  /** Base of relative data paths. */
  readonly baseDirectory: string;
  /** Starts from these instead of the initializers. */
  readonly initialParameters?: readonly NamedTensor[] | undefined;
  /** Starts from another run, with what of its weights and optimizer state fits. */
  readonly forkOf?: ForkOf | undefined;
  /** The queued run that it is: taken out of the queue as it is written into the database. */
  readonly queued?: string | undefined;
}

/** A run after one of its steps. */
export interface ForkOf {
  readonly runId: string;
  /** Default: the last. */
  readonly step?: number | undefined;
}

/** A run resumed from its last checkpoint. */
export interface ResumeTask {
  readonly type: 'resume';
  /** Watched for in place of the run's own. */
  readonly condition?: string | undefined;
}

export interface RunEnd {
  readonly status: 'completed' | 'stopped' | 'interrupted' | 'failed';
  readonly error?: ErrorData | undefined;
  /** True if it is in the database. */
  readonly isRecorded: boolean;
  /** The new database of the run, if its own was lost. */
  readonly rescuedAs?: string;
}

/** Messages of a worker. `refused` replaces `started`; `ended` is the last. */
export type WorkerMessage =
  | { readonly type: 'started'; readonly remarks: StartRemarks }
  | { readonly type: 'refused'; readonly error: ErrorData }
  | { readonly type: 'event'; readonly event: RunEvent }
  | { readonly type: 'ended'; readonly event: RunEvent; readonly end: RunEnd };
