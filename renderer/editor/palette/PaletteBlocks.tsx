import { ActionIcon, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { SavedBlock } from '#app/contract/index.ts';
import { type BlockDefinition, blockInput, blockLayer, blockOutput } from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';
import { bringing } from '../../document/blocks/index.ts';
import { blocksAlong, blocksFor } from '../../document/index.ts';
import { t } from '../../language/index.ts';
import { useActiveGraph, useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { matchesLayer } from '../layers/matchesLayer.ts';
import { PaletteItem } from './PaletteItem.tsx';
import { PaletteSection } from './PaletteSection.tsx';
import { useAddLayer } from './useAddLayer.ts';

/** The blocks of the active graph, and, inside a block, its port types. */
export function PaletteBlocks({ query }: { readonly query: string }) {
  const { store } = useActiveGraph();
  const add = useAddLayer();
  const document = useStore(store, (state) => state.document);
  const path = useStore(store, (state) => state.path);
  const around = blocksAlong(document, path);
  const ports: readonly Layer[] = around.length > 0 ? [blockInput, blockOutput] : [];
  // A block that contains the open one would contain itself.
  const holdsAround = (block: BlockDefinition) =>
    blocksFor(document, [{ id: block.id, type: 'block', params: { block: block.id } }]).some((inner) => around.includes(inner));
  const blocks = (document.blocks ?? []).filter((block) => !holdsAround(block)).map(blockLayer);
  const found = [...ports, ...blocks].filter((layer) => matchesLayer(layer, query));
  return (
    <PaletteSection title={t('Blocks')}>
      {found.map((layer) => (
        <PaletteItem key={`${layer.type} ${layer.params.block?.default}`} layer={layer} onAdd={add} />
      ))}
    </PaletteSection>
  );
}

/** The user's palette blocks, available in every graph. */
export function SavedBlocks({ query }: { readonly query: string }) {
  const { savedBlocks, notices } = useWorkbench();
  const blocks = useStore(savedBlocks, (state) => state.blocks);
  useEffect(() => {
    void notices.attempt(() => savedBlocks.refresh());
  }, [savedBlocks, notices]);
  const found = blocks.filter(({ definitions }) => matchesLayer(layerOfSaved(definitions), query));
  return (
    <PaletteSection title={t('My blocks')}>
      {found.map((block) => (
        <SavedItem key={block.id} block={block} />
      ))}
    </PaletteSection>
  );
}

const layerOfSaved = (definitions: SavedBlock['definitions']) => blockLayer(definitions[definitions.length - 1]);

function SavedItem({ block: { id, name, definitions } }: { readonly block: SavedBlock }) {
  const { savedBlocks, notices } = useWorkbench();
  const store = useDocumentStore();
  const add = useAddLayer();
  const bring = () => {
    const brought = bringing(store, definitions);
    if (brought) add(brought.layer, brought.store);
  };
  return (
    <Group gap={0} wrap="nowrap" data-testid={`kept-${name}`}>
      <div style={{ flex: 1, minWidth: 0 }}>
        <PaletteItem layer={layerOfSaved(definitions)} onAdd={bring} definitions={definitions} />
      </div>
      <ActionIcon
        size="sm"
        mr="xs"
        aria-label={t('Remove {{name}} from the palette', { name })}
        onClick={() => notices.attempt(() => savedBlocks.remove(id))}
      >
        <IconX size={13} />
      </ActionIcon>
    </Group>
  );
}
