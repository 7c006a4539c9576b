/** What the summary of a run is read from, by the column of its key there. */
const PARTS = ['epochs', 'checkpoints', 'learning_rates', 'test_results', 'weights_files'];

const CHANGES = [
  ['INSERT', 'NEW'],
  ['UPDATE', 'NEW'],
  ['DELETE', 'OLD'],
];

/** Counts the changes of a run and its history, so that its summary is read again only after one. */
export const revisions = `
ALTER TABLE runs ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

CREATE TRIGGER runs_revision AFTER UPDATE ON runs WHEN NEW.revision = OLD.revision
BEGIN
  UPDATE runs SET revision = revision + 1 WHERE key = NEW.key;
END;
${PARTS.flatMap((table) =>
  CHANGES.map(
    ([change, row]) => `
CREATE TRIGGER ${table}_${change.toLowerCase()}_revision AFTER ${change} ON ${table}
BEGIN
  UPDATE runs SET revision = revision + 1 WHERE key = ${row}.run_key;
END;`,
  ),
).join('')}
`;
