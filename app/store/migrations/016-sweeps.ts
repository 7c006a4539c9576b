/** Hyperparameter sweeps and their trials; each trial has a run. */
export const sweeps = `
CREATE TABLE sweeps (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- Frozen at the start: what the suggestions are a pure function of, with the trials.
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE trials (
  sweep_key INTEGER NOT NULL REFERENCES sweeps (key) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  -- The suggested values, by the addresses of parameters.
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  state TEXT NOT NULL CHECK (state IN ('running', 'complete', 'pruned', 'failed')),
  metric REAL,
  -- The epoch after which it was stopped early; its run may have gone on a little.
  pruned_after INTEGER,
  run TEXT,
  seconds REAL NOT NULL DEFAULT 0,
  error TEXT CHECK (error IS NULL OR json_valid(error)),
  PRIMARY KEY (sweep_key, number)
) STRICT, WITHOUT ROWID;
`;
