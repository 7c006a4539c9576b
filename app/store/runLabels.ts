import type { RunLabels, RunSummary } from '#app/contract/index.ts';
import type { WritingConnection } from './connection.ts';

/** @returns true if the run exists */
export function renameRun(connection: WritingConnection, id: string, name: string): boolean {
  return connection.run('UPDATE runs SET name = @name WHERE id = @id AND removed_at IS NULL', { id, name }) > 0;
}

/** Changes what is written about some runs: the labels that are given. */
export function labelRuns(connection: WritingConnection, ids: readonly string[], labels: RunLabels): void {
  connection.transaction(() => {
    for (const id of ids) labelRun(connection, id, labels);
  });
}

function labelRun(connection: WritingConnection, id: string, labels: RunLabels): void {
  const row = connection.get<Pick<RunSummary, 'note' | 'color' | 'experiment' | 'tags'>>(
    'SELECT note, color, experiment, tags FROM runs WHERE id = @id',
    { id },
  );
  if (!row) return;
  const { note = row.note, color = row.color, experiment = row.experiment, addTags = [], removeTags = [] } = labels;
  const kept = row.tags.filter((tag) => !removeTags.includes(tag));
  connection.run('UPDATE runs SET note = @note, color = @color, experiment = @experiment, tags = @tags WHERE id = @id', {
    ...{ id, note, color, experiment },
    tags: [...new Set([...kept, ...addTags])],
  });
}
