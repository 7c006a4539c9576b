import type { BlockDefinition } from '#engine/graph/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';

/** A block in the user's palette. */
export interface StoredBlock {
  readonly id: string;
  readonly name: string;
  /** The block, last, and the blocks within it. */
  readonly definitions: readonly BlockDefinition[];
  readonly createdAt: number;
}

/** The palette blocks, by name. */
export function listBlocks(connection: ReadingConnection): StoredBlock[] {
  const query = 'SELECT id, name, definitions, created_at AS createdAt FROM blocks ORDER BY name COLLATE NOCASE, id';
  const rows = connection.all<Omit<StoredBlock, 'definitions'> & { definitions: string }>(query);
  return rows.map((row) => ({ ...row, definitions: JSON.parse(row.definitions) }));
}

export function insertBlock(connection: WritingConnection, { definitions, ...block }: StoredBlock): void {
  connection.insert('blocks', { ...block, definitions: JSON.stringify(definitions) });
}

/** @returns true if the block existed. Graphs that use it have their own copy. */
export function deleteBlock(connection: WritingConnection, id: string): boolean {
  return connection.run('DELETE FROM blocks WHERE id = @id', { id }) > 0;
}
