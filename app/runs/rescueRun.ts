import {
  endRun,
  insertCheckpoint,
  insertEpochs,
  insertRateChange,
  insertRun,
  type RunEnding,
  readEpochs,
  rescue,
  type StoredCheckpoint,
  type WritingConnection,
} from '#app/store/index.ts';
import { UserError } from '#engine/errors.ts';
import { message, messageOf } from '#engine/text/index.ts';
import { type ErrorData, toErrorData } from './errors.ts';
import type { PreparedRun } from './prepareRun.ts';
import { type RowProgress, type RunNews, writeNews } from './runNews.ts';

export interface RescueRunOptions {
  /** On the database that was lost. */
  readonly connection: WritingConnection;
  readonly run: PreparedRun;
  readonly news: RunNews;
  readonly progress: RowProgress;
  /** The last one, written or not. */
  readonly checkpoint: StoredCheckpoint | undefined;
  readonly ending: RunEnding;
  /** Why the database is lost. */
  readonly cause: ErrorData;
}

/** Whether a database can no longer be written although its disk can. */
export function isLost({ code }: Pick<ErrorData, 'code'>): boolean {
  return code === 'database.lost' || code === 'database.damaged';
}

/**
 * Keeps a run whose database was deleted, replaced or damaged in a new one beside it, from which it can be resumed.
 * @returns the cause, with where the run was kept, and the path of the new database; without it where that failed too
 */
export function rescueRun(options: RescueRunOptions): { readonly error: ErrorData; readonly rescuedAs?: string } {
  const { cause, run } = options;
  try {
    const rescuedAs = writeRescued(options);
    const fix =
      options.ending.status === 'completed'
        ? message('The run is complete: export it with export --run {{run}} --db FILE', { run: run.id })
        : message('Resume it with train --resume {{run}} --db FILE', { run: run.id });
    const text = message("{{cause}}; the run was kept in '{{file}}'", { cause: messageOf(cause), file: rescuedAs });
    return { error: { ...cause, ...text, fix }, rescuedAs };
  } catch (failure) {
    const reason = messageOf(toErrorData(failure));
    const text = message('{{cause}}; the run could not be kept in another file: {{reason}}', { cause: messageOf(cause), reason });
    return { error: { ...cause, ...text } };
  }
}

function writeRescued(options: RescueRunOptions): string {
  const { connection: lost, run, news, progress, checkpoint, ending } = options;
  const { connection, isWhole } = rescue(lost, run.id);
  try {
    const key = isWhole ? run.key : insertRun(connection, run.record);
    writeNews(connection, news, { ...progress, key }, () => {
      if (!isWhole) {
        insertEpochs(connection, key, readOldEpochs(lost, run.id));
        for (const change of run.rateChanges) insertRateChange(connection, key, change);
      }
      if (checkpoint) insertCheckpoint(connection, key, checkpoint, Date.now());
      endRun(connection, run.id, ending);
    });
    return connection.file;
  } finally {
    connection.close();
  }
}

/** As far as a damaged database still gives them. */
function readOldEpochs(lost: WritingConnection, runId: string) {
  try {
    return readEpochs(lost, runId);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
