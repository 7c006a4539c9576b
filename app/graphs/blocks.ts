import { randomUUID } from 'node:crypto';
import type { SavedBlock } from '#app/contract/index.ts';
import { deleteBlock, insertBlock, listBlocks, type StoredBlock, type WritingConnection } from '#app/store/index.ts';
import { type BlockDefinition, nameBlock } from '#engine/graph/index.ts';
import { declareErrors, message } from '#engine/messages/index.ts';

const blocksError = declareErrors({ 'blocks.notFound': 'The palette has no block with this id.' });

/** The user's palette blocks, available in every graph. */
export function openBlocks(connection: WritingConnection) {
  return {
    /** By name. */
    list: () => listBlocks(connection).map(describe),
    /** @param definitions the block, last, and the blocks within it */
    save(definitions: readonly BlockDefinition[]) {
      const name = nameBlock(definitions[definitions.length - 1]);
      const block = { id: randomUUID(), name, definitions, createdAt: Date.now() };
      insertBlock(connection, block);
      return describe(block);
    },
    /** @throws UserError blocks.notFound */
    remove(id: string) {
      if (deleteBlock(connection, id)) return;
      throw blocksError(
        'blocks.notFound',
        message("There is no block '{{block}}' in the palette; it may have been removed", { block: id }),
        { where: id, expected: message('a block of the palette'), received: id },
      );
    },
  };
}

function describe({ id, name, definitions }: StoredBlock): SavedBlock {
  return { id, name, definitions: [...definitions] };
}
