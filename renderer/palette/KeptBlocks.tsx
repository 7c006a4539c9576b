import { ActionIcon, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { KeptBlock } from '#app/contract/index.ts';
import { blockLayer } from '#engine/graph/index.ts';
import { bringing } from '../blocks/index.ts';
import { addLayerNext } from '../canvas/placeLayer.ts';
import { t } from '../language/index.ts';
import { useDocumentStore, useFrom, useKnownData, useWorkbench } from '../workbench/index.ts';
import { matchesLayer } from './matchesLayer.ts';
import classes from './Palette.module.css';
import { PaletteItem } from './PaletteItem.tsx';

/** The blocks that a person keeps for every graph. */
export function KeptBlocks({ query }: { readonly query: string }) {
  const { keptBlocks, notices } = useWorkbench();
  const blocks = useFrom(
    (workbench) => workbench.keptBlocks,
    (state) => state.blocks,
  );
  useEffect(() => {
    void notices.attempt(() => keptBlocks.refresh());
  }, [keptBlocks, notices]);
  const found = blocks.filter(({ definitions }) => matchesLayer(layerOfKept(definitions), query));
  if (found.length === 0) return null;
  return (
    <section className={classes.category} aria-label={t('My blocks')}>
      <h3 className={classes.heading}>{t('My blocks')}</h3>
      {found.map((block) => (
        <KeptItem key={block.id} block={block} />
      ))}
    </section>
  );
}

const layerOfKept = (definitions: KeptBlock['definitions']) => blockLayer(definitions[definitions.length - 1]);

function KeptItem({ block: { id, name, definitions } }: { readonly block: KeptBlock }) {
  const { canvas, keptBlocks, notices } = useWorkbench();
  const store = useDocumentStore();
  const shapes = useKnownData()?.shapes;
  const add = () => {
    const brought = bringing(store, definitions);
    if (brought) addLayerNext(brought.store, brought.layer, shapes, canvas.getState().view?.center() ?? { x: 0, y: 0 });
  };
  return (
    <Group gap={0} wrap="nowrap" data-testid={`kept-${name}`}>
      <div style={{ flex: 1, minWidth: 0 }}>
        <PaletteItem layer={layerOfKept(definitions)} onAdd={add} definitions={definitions} />
      </div>
      <ActionIcon
        size="sm"
        mr="xs"
        aria-label={t('Remove {{name}} from the palette', { name })}
        onClick={() => notices.attempt(() => keptBlocks.remove(id))}
      >
        <IconX size={13} />
      </ActionIcon>
    </Group>
  );
}
