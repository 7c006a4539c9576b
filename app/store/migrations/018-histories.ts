/** Edges of the bin of a column `bin`; ARCHITECTURE: `engine/distributions`. */
const FROM_MIDDLE = 'abs(bins.bin - 112)';
const edgeAfter = (from: string) => `pow(2, -40 + (${from}) / 2) * (1 + ((${from}) % 2) / 2.0)`;
const NEAR = `CASE bins.bin WHEN 112 THEN -${edgeAfter('0')} ELSE ${edgeAfter(`${FROM_MIDDLE} - 1`)} END`;
const FAR = edgeAfter(FROM_MIDDLE);

/** Columns of a view from the numbers of a recorded step. */
const STATISTICS = `
  entry.value ->> 0 AS step, entry.value ->> 1 AS rms, entry.value ->> 2 AS mean, entry.value ->> 3 AS standard_deviation,
  entry.value ->> 4 AS min, entry.value ->> 5 AS max, entry.value ->> 6 AS q05, entry.value ->> 7 AS q25,
  entry.value ->> 8 AS median, entry.value ->> 9 AS q75, entry.value ->> 10 AS q95, entry.value ->> 11 AS non_finite`;
const ENTRIES = `
FROM histories
JOIN history_series ON history_series.key = histories.series_key
JOIN runs ON runs.key = history_series.run_key, json_each(histories.statistics) AS entry`;

/**
 * How the values of parameters and nodes were distributed, in chunks of consecutive recorded steps, with views for people. Histograms
 * of gradients of earlier versions, in bins of other widths for each step, get a table of their own.
 */
export const histories = `
CREATE TABLE history_series (
  key INTEGER PRIMARY KEY,
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  -- Of a parameter or a node.
  name TEXT NOT NULL,
  quantity TEXT NOT NULL CHECK (quantity IN ('value', 'gradient', 'update', 'output', 'delta')),
  UNIQUE (run_key, name, quantity)
) STRICT;

CREATE TABLE histories (
  series_key INTEGER NOT NULL REFERENCES history_series (key) ON DELETE CASCADE,
  first_step INTEGER NOT NULL,
  last_step INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  -- Of all entries together: the numbers as in statistics, and [bin, count] for each bin that is not empty.
  summary TEXT NOT NULL CHECK (json_valid(summary)),
  histogram TEXT NOT NULL CHECK (json_valid(histogram)),
  -- Of each entry: [step, rms, mean, standard deviation, min, max, five quantiles, not finite, dead, saturated].
  statistics TEXT NOT NULL CHECK (json_valid(statistics)),
  -- Of each entry: the counts of bins as varints; after a 0, the number of empty bins.
  histograms BLOB NOT NULL,
  PRIMARY KEY (series_key, first_step)
) STRICT;

CREATE TABLE linear_histograms (
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  parameter TEXT NOT NULL,
  step INTEGER NOT NULL,
  -- Counts of ∂J/∂W in bins of equal width from the min to the max in gradients.
  histogram TEXT NOT NULL CHECK (json_valid(histogram)),
  PRIMARY KEY (run_key, parameter, step)
) STRICT, WITHOUT ROWID;
INSERT INTO linear_histograms SELECT run_key, parameter, step, histogram FROM gradients;
ALTER TABLE gradients DROP COLUMN histogram;

CREATE VIEW parameter_histories AS
SELECT runs.id AS run, history_series.name AS parameter, history_series.quantity, ${STATISTICS}
${ENTRIES} WHERE history_series.quantity IN ('value', 'gradient', 'update');

CREATE VIEW node_histories AS
SELECT runs.id AS run, history_series.name AS node, history_series.quantity, ${STATISTICS},
  entry.value ->> 12 AS dead, entry.value ->> 13 AS saturated
${ENTRIES} WHERE history_series.quantity IN ('output', 'delta');

CREATE VIEW history_histograms AS
SELECT bins.run, bins.name, bins.quantity, bins.first_step, bins.last_step, bins.entries,
  CASE WHEN bins.bin < 112 THEN -(${FAR}) ELSE ${NEAR} END AS low,
  CASE WHEN bins.bin < 112 THEN -(${NEAR}) ELSE ${FAR} END AS high,
  bins.count
FROM (
  SELECT runs.id AS run, history_series.name, history_series.quantity, histories.first_step, histories.last_step, histories.entries,
    bin.value ->> 0 AS bin, bin.value ->> 1 AS count
  FROM histories
  JOIN history_series ON history_series.key = histories.series_key
  JOIN runs ON runs.key = history_series.run_key, json_each(histories.histogram) AS bin
) AS bins;

DROP VIEW run_sizes;
CREATE VIEW run_sizes AS
SELECT
  runs.id AS run,
  runs.name,
  (SELECT count(*) FROM checkpoints WHERE checkpoints.run_key = runs.key) AS checkpoints,
  (SELECT coalesce(sum(checkpoints.bytes), 0) FROM checkpoints WHERE checkpoints.run_key = runs.key) AS checkpoint_bytes,
  (SELECT count(*) FROM steps WHERE steps.run_key = runs.key) AS steps,
  (SELECT count(*) FROM gradients WHERE gradients.run_key = runs.key) AS gradients,
  (SELECT count(*) FROM node_gradients WHERE node_gradients.run_key = runs.key) AS node_gradients,
  own.entries AS histories,
  own.bytes AS history_bytes
FROM runs
LEFT JOIN (
  SELECT history_series.run_key, sum(histories.entries) AS entries,
    sum(length(summary) + length(histogram) + length(statistics) + length(histograms)) AS bytes
  FROM histories JOIN history_series ON history_series.key = histories.series_key GROUP BY history_series.run_key
) AS own ON own.run_key = runs.key;
`;
