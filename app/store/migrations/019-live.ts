/**
 * Settings changed while a run was in training, in order, null for runs without; checkpoints that a person keeps; and runs that wait
 * until fewer are in training.
 */
export const live = `
ALTER TABLE runs ADD COLUMN setting_changes TEXT CHECK (setting_changes IS NULL OR json_valid(setting_changes));
ALTER TABLE checkpoints ADD COLUMN kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1));

CREATE TABLE queued_runs (
  id TEXT PRIMARY KEY,
  -- From 1.
  place INTEGER NOT NULL,
  priority TEXT NOT NULL CHECK (priority IN ('high', 'normal', 'low')),
  -- What the run starts from: graph, weights, where it pauses.
  start TEXT NOT NULL CHECK (json_valid(start)),
  added_at INTEGER NOT NULL,
  -- The reason it could not start.
  error TEXT CHECK (error IS NULL OR json_valid(error))
) STRICT;
`;
