/** Palette blocks for every graph, each with the blocks within it. */
export const blocks = `
CREATE TABLE blocks (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  definitions TEXT NOT NULL CHECK (json_valid(definitions)),
  created_at INTEGER NOT NULL
) STRICT;
`;
