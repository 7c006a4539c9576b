/** Preprocessing fixed by a run's data: normalization, column and class names. Null for earlier runs. */
export const preparation = `
ALTER TABLE runs ADD COLUMN preparation TEXT CHECK (preparation IS NULL OR json_valid(preparation));
`;
