/**
 * Graphs with their versions, runs with their records, checkpoints, settings. `run_key` is the run's number: short, because it is
 * repeated in millions of rows.
 */
export const first = `
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE graphs (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)),
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- Earlier states, at most one a minute.
CREATE TABLE graph_versions (
  graph_id TEXT NOT NULL REFERENCES graphs (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  document TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (graph_id, revision)
) STRICT;

CREATE TABLE runs (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  graph_id TEXT REFERENCES graphs (id) ON DELETE SET NULL,
  graph_name TEXT NOT NULL,
  -- Frozen at the start: what the run is a pure function of.
  document TEXT NOT NULL CHECK (json_valid(document)),
  configuration TEXT NOT NULL CHECK (json_valid(configuration)),
  seed INTEGER NOT NULL,
  dataset TEXT NOT NULL,
  data_fingerprint TEXT NOT NULL,
  base_directory TEXT NOT NULL,
  engine_version TEXT NOT NULL,
  executor TEXT NOT NULL,
  parameters INTEGER NOT NULL,
  epochs INTEGER NOT NULL,
  steps INTEGER NOT NULL,
  -- How far it is.
  status TEXT NOT NULL CHECK (status IN ('running', 'paused', 'completed', 'stopped', 'failed', 'interrupted')),
  epoch INTEGER NOT NULL DEFAULT 0,
  step INTEGER NOT NULL DEFAULT 0,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  error_code TEXT,
  error_message TEXT,
  error_fix TEXT,
  -- The process that trains it, while it is running or paused.
  owner TEXT
) STRICT;
CREATE INDEX runs_by_graph ON runs (graph_id);
CREATE INDEX runs_by_owner ON runs (owner) WHERE owner IS NOT NULL;

-- Learning rates that a person set, from which step on: input of the run, like its configuration.
CREATE TABLE learning_rates (
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  learning_rate REAL NOT NULL,
  PRIMARY KEY (run_key, step)
) STRICT;

CREATE TABLE steps (
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  loss REAL,
  accuracy REAL,
  learning_rate REAL NOT NULL,
  -- Milliseconds of training since the run started, without pauses.
  time REAL NOT NULL,
  PRIMARY KEY (run_key, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE epochs (
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  step INTEGER NOT NULL,
  loss REAL NOT NULL,
  accuracy REAL,
  validation_loss REAL,
  validation_accuracy REAL,
  samples_per_second REAL NOT NULL,
  PRIMARY KEY (run_key, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE gradients (
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  parameter TEXT NOT NULL,
  step INTEGER NOT NULL,
  norm REAL,
  mean REAL,
  standard_deviation REAL,
  min REAL,
  max REAL,
  non_finite INTEGER NOT NULL,
  update_ratio REAL,
  -- Counts in bins of equal width from min to max.
  histogram TEXT NOT NULL CHECK (json_valid(histogram)),
  PRIMARY KEY (run_key, parameter, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoints (
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  batch_in_epoch INTEGER NOT NULL,
  epoch_totals TEXT NOT NULL CHECK (json_valid(epoch_totals)),
  time REAL NOT NULL,
  bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (run_key, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint_tensors (
  run_key INTEGER NOT NULL,
  step INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('parameter', 'slot')),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  shape TEXT NOT NULL CHECK (json_valid(shape)),
  -- float32, little-endian, row-major.
  data BLOB NOT NULL,
  PRIMARY KEY (run_key, step, kind, position),
  FOREIGN KEY (run_key, step) REFERENCES checkpoints (run_key, step) ON DELETE CASCADE
) STRICT;
`;
