/**
 * The origin of the non-finite number that ended a run; null for other runs and those of earlier versions. And the sizes of each
 * node's output and gradient at the steps at which gradients are recorded.
 */
export const origins = `
ALTER TABLE runs ADD COLUMN origin TEXT CHECK (origin IS NULL OR json_valid(origin));
CREATE TABLE node_gradients (
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  node TEXT NOT NULL,
  step INTEGER NOT NULL,
  output REAL,
  gradient REAL,
  elements INTEGER NOT NULL,
  saturated REAL,
  PRIMARY KEY (run_key, node, step)
) STRICT, WITHOUT ROWID;
`;
