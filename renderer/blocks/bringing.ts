import { type BlockDefinition, blockLayer } from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';
import { bringBlocks, type DocumentStore } from '../document/index.ts';
import { addBlocks } from './blockEdits.ts';

/**
 * A store that already contains an external block: edits that use it add the block in the same history entry.
 * @param definitions the block, last, and the blocks within it
 */
export function bringing(
  store: DocumentStore,
  definitions: readonly BlockDefinition[],
): { readonly store: DocumentStore; readonly layer: Layer } | undefined {
  const { document } = store.getState();
  const wanted = definitions.at(-1);
  if (!wanted) return undefined;
  const brought = bringBlocks(document, [{ id: wanted.id, type: 'block', params: { block: wanted.id } }], definitions);
  const blocks = [...(document.blocks ?? []), ...brought.blocks];
  const block = blocks.find(({ id }) => id === brought.nodes[0].params?.block);
  if (!block) return undefined;
  const seen = { ...document, blocks };
  return {
    layer: blockLayer(block),
    store: {
      ...store,
      getState: () => ({ ...store.getState(), document: seen }),
      edit: (label, recipe, mergeKey) =>
        store.edit(
          label,
          (draft, whole) => {
            addBlocks(brought.blocks)(draft);
            recipe(draft, whole);
          },
          mergeKey,
        ),
    },
  };
}
