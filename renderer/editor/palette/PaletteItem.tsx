import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { BlockDefinition } from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';
import { LayerTip } from '../../controls/pages/LayerTip.tsx';
import { useOpenPage } from '../../controls/pages/useOpenPage.ts';
import { t } from '../../language/index.ts';
import { categoryVariable } from '../../theme/colors.ts';
import { layerIcon } from '../../theme/layerIcons.ts';
import { useDocumentStore, useKnownData, useWorkbench } from '../../workbench/index.ts';
import { endLayerDrag, startLayerDrag } from '../layers/layerDrag.ts';
import { addLayerNext } from '../layers/placeLayer.ts';
import classes from './Palette.module.css';

interface PaletteItemProps {
  readonly layer: Layer;
  /** Adds it, if it is not an ordinary layer. */
  readonly onAdd?: () => void;
  /** Of a block new to the graph: the block, last, and the blocks within it. */
  readonly definitions?: readonly BlockDefinition[];
}

/** A layer in the palette: drag it onto the canvas or into a wire, or click to add it behind the selected node. */
export function PaletteItem({ layer, onAdd, definitions }: PaletteItemProps) {
  const store = useDocumentStore();
  const shapes = useKnownData()?.shapes;
  const { canvas } = useWorkbench();
  const Icon = layerIcon(layer);
  const add = () => addLayerNext(store, layer, shapes, canvas.getState().view?.center() ?? { x: 0, y: 0 });
  const open = useOpenPage();
  return (
    <div className={classes.row}>
      <Tooltip label={<LayerTip layer={layer} />} position="right">
        <UnstyledButton
          className={classes.item}
          style={{ '--category': categoryVariable(layer.ui.category) }}
          draggable
          data-testid={`palette-${layer.type}${layer.params.block ? `-${layer.params.block.default}` : ''}`}
          aria-label={t('Add {{label}}', { label: t(layer.ui.label) })}
          onDragStart={(event) => startLayerDrag(event, layer, definitions)}
          onDragEnd={endLayerDrag}
          onClick={onAdd ?? add}
        >
          <Icon size={16} stroke={1.75} className={classes.icon} />
          <span className={classes.label}>{t(layer.ui.label)}</span>
        </UnstyledButton>
      </Tooltip>
      <Tooltip label={t('Learn about this layer')} position="right">
        <ActionIcon
          className={classes.info}
          size={22}
          aria-label={t('Learn about {{label}}', { label: t(layer.ui.label) })}
          data-testid={`info-${layer.type}`}
          onClick={() => open({ kind: 'layer', type: layer.type })}
        >
          <IconInfoCircle size={15} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
