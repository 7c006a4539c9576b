/** What the data of a run fixed: how its numbers were normalized, and the names of columns and classes. Null for earlier runs. */
export const preparation = `
ALTER TABLE runs ADD COLUMN preparation TEXT CHECK (preparation IS NULL OR json_valid(preparation));
`;
