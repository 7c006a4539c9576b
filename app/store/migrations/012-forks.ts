/**
 * The run and step whose weights a run started from, and the updates that the optimizer state kept with them had seen. Null and 0
 * for runs from initial weights.
 */
export const forks = `
ALTER TABLE runs ADD COLUMN forked_from TEXT CHECK (forked_from IS NULL OR json_valid(forked_from));
ALTER TABLE runs ADD COLUMN updates_before INTEGER NOT NULL DEFAULT 0;
`;
