import { randomUUID } from 'node:crypto';
import type { KeptBlock } from '#app/contract/index.ts';
import { deleteBlock, insertBlock, listBlocks, type StoredBlock, type WritingConnection } from '#app/store/index.ts';
import { declareErrors } from '#engine/errors.ts';
import { type BlockDefinition, nameBlock } from '#engine/graph/index.ts';
import { message } from '#engine/text/index.ts';

const blocksError = declareErrors({ 'blocks.notFound': 'There is no block of that id in the palette.' });

/** The user's palette blocks, available in every graph. */
export interface Blocks {
  /** By name. */
  list(): KeptBlock[];
  /** @param definitions the block, last, and the blocks within it */
  save(definitions: readonly BlockDefinition[]): KeptBlock;
  /** @throws UserError blocks.notFound */
  remove(id: string): void;
}

export function openBlocks(connection: WritingConnection): Blocks {
  return {
    list: () => listBlocks(connection).map(describe),
    save(definitions) {
      const name = nameBlock(definitions[definitions.length - 1]);
      const block = { id: randomUUID(), name, definitions, createdAt: Date.now() };
      insertBlock(connection, block);
      return describe(block);
    },
    remove(id) {
      if (deleteBlock(connection, id)) return;
      throw blocksError(
        'blocks.notFound',
        message("There is no block '{{block}}' in the palette; it may have been removed", { block: id }),
        {
          where: id,
          expected: message('a block of the palette'),
          received: id,
        },
      );
    },
  };
}

function describe({ id, name, definitions }: StoredBlock): KeptBlock {
  return { id, name, definitions: [...definitions] };
}
