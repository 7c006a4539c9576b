import { ActionIcon, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { SavedBlock } from '#app/contract/index.ts';
import { blockLayer } from '#engine/graph/index.ts';
import { bringing } from '../../document/blocks/index.ts';
import { t } from '../../language/index.ts';
import { useDocumentStore, useFrom, useKnownData, useWorkbench } from '../../workbench/index.ts';
import { matchesLayer } from '../layers/matchesLayer.ts';
import { addLayerNext } from '../layers/placeLayer.ts';
import classes from './Palette.module.css';
import { PaletteItem } from './PaletteItem.tsx';

/** The user's palette blocks, available in every graph. */
export function SavedBlocks({ query }: { readonly query: string }) {
  const { savedBlocks, notices } = useWorkbench();
  const blocks = useFrom('savedBlocks', (state) => state.blocks);
  useEffect(() => {
    void notices.attempt(() => savedBlocks.refresh());
  }, [savedBlocks, notices]);
  const found = blocks.filter(({ definitions }) => matchesLayer(layerOfSaved(definitions), query));
  if (found.length === 0) return null;
  return (
    <section className={classes.category} aria-label={t('My blocks')}>
      <h3 className={classes.heading}>{t('My blocks')}</h3>
      {found.map((block) => (
        <SavedItem key={block.id} block={block} />
      ))}
    </section>
  );
}

const layerOfSaved = (definitions: SavedBlock['definitions']) => blockLayer(definitions[definitions.length - 1]);

function SavedItem({ block: { id, name, definitions } }: { readonly block: SavedBlock }) {
  const { canvas, savedBlocks, notices } = useWorkbench();
  const store = useDocumentStore();
  const shapes = useKnownData()?.shapes;
  const add = () => {
    const brought = bringing(store, definitions);
    if (brought) addLayerNext(brought.store, brought.layer, shapes, canvas.getState().view?.center() ?? { x: 0, y: 0 });
  };
  return (
    <Group gap={0} wrap="nowrap" data-testid={`kept-${name}`}>
      <div style={{ flex: 1, minWidth: 0 }}>
        <PaletteItem layer={layerOfSaved(definitions)} onAdd={add} definitions={definitions} />
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
