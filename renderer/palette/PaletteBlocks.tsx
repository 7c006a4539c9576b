import { useStore } from 'zustand';
import { type BlockDefinition, blockInput, blockLayer, blockOutput } from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';
import { blocksFor, blocksOnTheWay } from '../document/index.ts';
import { t } from '../language/index.ts';
import { useActiveGraph } from '../workbench/index.ts';
import { matchesLayer } from './matchesLayer.ts';
import classes from './Palette.module.css';
import { PaletteItem } from './PaletteItem.tsx';

/** The blocks of the active graph, and, inside a block, its port types. */
export function PaletteBlocks({ query }: { readonly query: string }) {
  const { store } = useActiveGraph();
  const document = useStore(store, (state) => state.document);
  const place = useStore(store, (state) => state.place);
  const around = blocksOnTheWay(document, place);
  const ports: readonly Layer[] = around.length > 0 ? [blockInput, blockOutput] : [];
  // A block that contains the open one would contain itself.
  const holdsAround = (block: BlockDefinition) =>
    blocksFor(document, [{ id: block.id, type: 'block', params: { block: block.id } }]).some((inner) => around.includes(inner));
  const blocks = (document.blocks ?? []).filter((block) => !holdsAround(block)).map(blockLayer);
  const found = [...ports, ...blocks].filter((layer) => matchesLayer(layer, query));
  if (found.length === 0) return null;
  return (
    <section className={classes.category} aria-label={t('Blocks')}>
      <h3 className={classes.heading}>{t('Blocks')}</h3>
      {found.map((layer) => (
        <PaletteItem key={`${layer.type} ${layer.params.block?.default}`} layer={layer} />
      ))}
    </section>
  );
}
