/** Views for people who query the database by SQL: names for keys, columns for JSON, ISO 8601 for times. Described in docs/sql.md. */
export const views = `
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
  strftime('%Y-%m-%dT%H:%M:%SZ', runs.ended_at / 1000.0, 'unixepoch') AS ended_at
FROM runs
LEFT JOIN epochs AS last ON last.run_key = runs.key
  AND last.epoch = (SELECT max(epochs.epoch) FROM epochs WHERE epochs.run_key = runs.key)
LEFT JOIN test_results ON test_results.run_key = runs.key;

CREATE VIEW epoch_metrics AS
SELECT runs.id AS run, epochs.epoch, epochs.step, 'training' AS split, 'loss' AS metric, epochs.loss AS value
FROM epochs JOIN runs ON runs.key = epochs.run_key
UNION ALL
SELECT runs.id, epochs.epoch, epochs.step, 'validation', 'loss', epochs.validation_loss
FROM epochs JOIN runs ON runs.key = epochs.run_key WHERE epochs.validation_loss IS NOT NULL
UNION ALL
SELECT runs.id, epochs.epoch, epochs.step, 'training', each.key, each.value
FROM epochs JOIN runs ON runs.key = epochs.run_key, json_each(epochs.metrics) AS each
UNION ALL
SELECT runs.id, epochs.epoch, epochs.step, 'validation', each.key, each.value
FROM epochs JOIN runs ON runs.key = epochs.run_key, json_each(epochs.validation_metrics) AS each;

CREATE VIEW step_losses AS
SELECT runs.id AS run, steps.step, steps.epoch, steps.loss, steps.learning_rate, steps.time / 1000.0 AS seconds
FROM steps JOIN runs ON runs.key = steps.run_key;

CREATE VIEW gradient_norms AS
SELECT
  runs.id AS run, gradients.parameter, gradients.step, gradients.norm, gradients.mean, gradients.standard_deviation,
  gradients.min, gradients.max, gradients.non_finite, gradients.update_ratio
FROM gradients JOIN runs ON runs.key = gradients.run_key;

CREATE VIEW node_norms AS
SELECT
  runs.id AS run, node_gradients.node, node_gradients.step,
  node_gradients.output / sqrt(node_gradients.elements) AS output_rms,
  node_gradients.gradient / sqrt(node_gradients.elements) AS gradient_rms,
  node_gradients.saturated
FROM node_gradients JOIN runs ON runs.key = node_gradients.run_key;

CREATE VIEW run_sizes AS
SELECT
  runs.id AS run,
  runs.name,
  (SELECT count(*) FROM checkpoints WHERE checkpoints.run_key = runs.key) AS checkpoints,
  (SELECT coalesce(sum(checkpoints.bytes), 0) FROM checkpoints WHERE checkpoints.run_key = runs.key) AS checkpoint_bytes,
  (SELECT count(*) FROM steps WHERE steps.run_key = runs.key) AS steps,
  (SELECT count(*) FROM gradients WHERE gradients.run_key = runs.key) AS gradients,
  (SELECT count(*) FROM node_gradients WHERE node_gradients.run_key = runs.key) AS node_gradients
FROM runs;
`;
