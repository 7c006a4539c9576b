/** Versions say when their state came about, and those with a name stay; graphs that are kept to begin others with. */
export const versions = `
ALTER TABLE graph_versions ADD COLUMN name TEXT;
ALTER TABLE graph_versions ADD COLUMN changed_at INTEGER;

CREATE TABLE templates (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)),
  created_at INTEGER NOT NULL
) STRICT;
`;
