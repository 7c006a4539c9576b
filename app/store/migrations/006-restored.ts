/**
 * The epoch whose weights early stopping restored at the end of a run. Earlier runs have it in the state of their last
 * checkpoint.
 */
export const restored = `
ALTER TABLE runs ADD COLUMN restored_epoch INTEGER;
UPDATE runs SET restored_epoch = (
  SELECT CASE WHEN json_extract(course, '$.earlyStopping.waited') > 0 THEN json_extract(course, '$.earlyStopping.bestEpoch') END
  FROM checkpoints WHERE run_key = runs.key ORDER BY step DESC LIMIT 1
) WHERE status = 'completed' AND json_extract(configuration, '$.earlyStopping.restoreBestWeights');
`;
