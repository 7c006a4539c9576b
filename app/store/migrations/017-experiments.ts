/**
 * What people write about a run: a note, tags, a color and the experiment that it belongs to; and when it was removed, until which
 * it can be restored. Trials belong to the experiment of their sweep. Runs that were removed are not in the view.
 */
export const experiments = `
ALTER TABLE runs ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags));
ALTER TABLE runs ADD COLUMN color TEXT;
ALTER TABLE runs ADD COLUMN experiment TEXT;
ALTER TABLE runs ADD COLUMN removed_at INTEGER;
CREATE INDEX runs_by_removal ON runs (removed_at) WHERE removed_at IS NOT NULL;

UPDATE runs SET experiment = (
  SELECT sweeps.name FROM trials JOIN sweeps ON sweeps.key = trials.sweep_key WHERE trials.run = runs.id
);

DROP VIEW run_summaries;
CREATE VIEW run_summaries AS
SELECT
  runs.id AS run,
  runs.name,
  runs.graph_name AS graph,
  runs.dataset,
  runs.status,
  runs.seed,
  runs.parameters,
  runs.configuration ->> '$.optimizer.type' AS optimizer,
  runs.configuration ->> '$.optimizer.learningRate' AS learning_rate,
  runs.configuration ->> '$.batchSize' AS batch_size,
  runs.epoch,
  runs.epochs AS planned_epochs,
  runs.step,
  last.loss,
  last.validation_loss,
  (SELECT min(epochs.validation_loss) FROM epochs WHERE epochs.run_key = runs.key) AS best_validation_loss,
  test_results.loss AS test_loss,
  strftime('%Y-%m-%dT%H:%M:%SZ', runs.started_at / 1000.0, 'unixepoch') AS started_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', runs.ended_at / 1000.0, 'unixepoch') AS ended_at,
  runs.experiment,
  runs.tags,
  runs.note
FROM runs
LEFT JOIN epochs AS last ON last.run_key = runs.key
  AND last.epoch = (SELECT max(epochs.epoch) FROM epochs WHERE epochs.run_key = runs.key)
LEFT JOIN test_results ON test_results.run_key = runs.key
WHERE runs.removed_at IS NULL;
`;
