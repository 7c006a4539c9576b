import { WritingConnection } from '#app/store/index.ts';
import { toErrorData } from './errors.ts';
import { type PreparedRun, prepareRun } from './prepareRun.ts';
import type { TrainingJob, WorkerMessage } from './trainingJob.ts';
import { trainRun } from './trainRun.ts';

/** What a training worker does from its start to its end. */
export function runJob(job: TrainingJob, tell: (message: WorkerMessage) => void): void {
  let connection: WritingConnection | undefined;
  let run: PreparedRun;
  try {
    connection = WritingConnection.open(job.databaseFile);
    run = prepareRun(connection, job);
  } catch (error) {
    connection?.close();
    tell({ type: 'refused', error: toErrorData(error) });
    return;
  }
  tell({ type: 'started' });
  const publish = (event: Extract<WorkerMessage, { type: 'event' }>['event']) => tell({ type: 'event', event });
  const ended = trainRun({ connection, run, control: job.control, publish });
  connection.close();
  tell({ type: 'ended', ...ended });
}
