/**
 * The last evaluation of each run on test samples, and the files that imported runs are from. An imported run has the status
 * `completed`: the table of runs allows no other word for it.
 */
export const weights = `
CREATE TABLE test_results (
  run_key INTEGER PRIMARY KEY REFERENCES runs (key) ON DELETE CASCADE,
  -- The step of the checkpoint, and the step and epoch of its weights: earlier, if early stopping restored them.
  checkpoint INTEGER NOT NULL,
  step INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  loss REAL NOT NULL,
  metrics TEXT NOT NULL CHECK (json_valid(metrics)),
  samples INTEGER NOT NULL,
  data_fingerprint TEXT NOT NULL,
  is_training_data INTEGER NOT NULL,
  -- Values per class, and confusion matrices.
  tables TEXT NOT NULL CHECK (json_valid(tables)),
  evaluated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE weights_files (
  run_key INTEGER PRIMARY KEY REFERENCES runs (key) ON DELETE CASCADE,
  file_name TEXT NOT NULL,
  -- What the file says of its origin.
  run TEXT,
  step INTEGER,
  epoch INTEGER,
  -- Whether the outputs recorded in the file were reproduced.
  verification TEXT NOT NULL CHECK (verification IN ('passed', 'failed', 'skipped', 'absent')),
  -- The file's section on its training, verbatim.
  training TEXT CHECK (training IS NULL OR json_valid(training))
) STRICT;
`;
