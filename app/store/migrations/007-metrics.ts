/** Metrics by name, as JSON: of steps, of epochs and of validation, and their states in checkpoints. */
export const metrics = `
ALTER TABLE steps ADD COLUMN metrics TEXT CHECK (metrics IS NULL OR json_valid(metrics));
UPDATE steps SET metrics = json_object('accuracy', accuracy) WHERE accuracy IS NOT NULL;
ALTER TABLE steps DROP COLUMN accuracy;

ALTER TABLE epochs ADD COLUMN metrics TEXT CHECK (metrics IS NULL OR json_valid(metrics));
ALTER TABLE epochs ADD COLUMN validation_metrics TEXT CHECK (validation_metrics IS NULL OR json_valid(validation_metrics));
UPDATE epochs SET metrics = json_object('accuracy', accuracy) WHERE accuracy IS NOT NULL;
UPDATE epochs SET validation_metrics = json_object('accuracy', validation_accuracy) WHERE validation_accuracy IS NOT NULL;
ALTER TABLE epochs DROP COLUMN accuracy;
ALTER TABLE epochs DROP COLUMN validation_accuracy;

UPDATE checkpoints SET epoch_totals = json_set(
  json_remove(epoch_totals, '$.correct', '$.answers'),
  '$.metrics',
  json(CASE WHEN json_extract(epoch_totals, '$.answers') > 0
    THEN json_object('accuracy', json_object('correct', epoch_totals -> '$.correct', 'answers', epoch_totals -> '$.answers'))
    ELSE '{}' END)
);
`;
