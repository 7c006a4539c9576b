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
  saveConditions,
  saveSettingChanges,
  type WritingConnection,
} from '#app/store/index.ts';
import { message, messageOf, UserError } from '#engine/messages/index.ts';
import { type ErrorData, toErrorData } from './errors.ts';
import type { PreparedRun } from './prepareRun.ts';
import { type RowProgress, type RunNews, writeNews } from './runNews.ts';

export interface RescueRunOptions {
  /** On the lost database. */
  readonly connection: WritingConnection;
  readonly run: PreparedRun;
  readonly news: RunNews;
  readonly progress: RowProgress;
  /** The last one, written or not. */
  readonly checkpoint: StoredCheckpoint | undefined;
  readonly ending: RunEnding;
  /** The reason the database is lost. */
  readonly cause: ErrorData;
}

/** True if a database can no longer be written although its disk can. */
export function isLost({ code }: Pick<ErrorData, 'code'>): boolean {
  return code === 'database.lost' || code === 'database.damaged';
}

/**
 * Saves a run whose database was deleted, replaced or damaged into a new one beside it, from which it can be resumed.
 * @returns the cause with the new location, and the path of the new database; without it if saving failed too
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
        if (!news.settingChanges) saveSettingChanges(connection, key, run.settingChanges);
        if (!news.conditions) saveConditions(connection, key, run.conditions);
      }
      if (checkpoint) insertCheckpoint(connection, key, checkpoint, Date.now());
      endRun(connection, run.id, ending);
    });
    return connection.file;
  } finally {
    connection.close();
  }
}

/** As far as they can be read from a damaged database. */
function readOldEpochs(lost: WritingConnection, runId: string) {
  try {
    return readEpochs(lost, runId);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
