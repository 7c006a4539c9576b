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
  return connection.all('SELECT id, name, definitions, created_at FROM blocks ORDER BY name COLLATE NOCASE, id');
}

export function insertBlock(connection: WritingConnection, block: StoredBlock): void {
  connection.insert('blocks', { ...block });
}

/** @returns true if the block existed. Graphs that use it have their own copy. */
export function deleteBlock(connection: WritingConnection, id: string): boolean {
  return connection.run('DELETE FROM blocks WHERE id = @id', { id }) > 0;
}
