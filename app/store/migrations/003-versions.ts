/** Times and names of versions, named ones being permanent; templates. */
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
