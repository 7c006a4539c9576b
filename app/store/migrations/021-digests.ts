/**
 * What a chart of a long run needs of its blocks of consecutive records, so that it need not read them all. Records without a digest –
 * the latest, and those of earlier versions – are read themselves.
 */
export const digests = `
CREATE TABLE step_digests (
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  first_step INTEGER NOT NULL,
  last_step INTEGER NOT NULL,
  -- The steps with the extremes of each measurement, in columns, and the means of all.
  steps TEXT NOT NULL CHECK (json_valid(steps)),
  PRIMARY KEY (run_key, first_step)
) STRICT;

CREATE TABLE gradient_digests (
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  first_step INTEGER NOT NULL,
  last_step INTEGER NOT NULL,
  -- Of gradients.
  rows INTEGER NOT NULL,
  -- The extremes of the norms of each parameter, in columns.
  norms TEXT NOT NULL CHECK (json_valid(norms)),
  -- The largest value of each node and parameter.
  flow TEXT NOT NULL CHECK (json_valid(flow)),
  PRIMARY KEY (run_key, first_step)
) STRICT;
`;
