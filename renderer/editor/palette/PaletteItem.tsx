import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { memo } from 'react';
import type { BlockDefinition } from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';
import { LayerTip } from '../../controls/pages/LayerTip.tsx';
import { useOpenPage } from '../../controls/pages/useOpenPage.ts';
import { useLazyTip } from '../../kit/surface/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { categoryVariable } from '../../theme/colors.ts';
import { layerIcon } from '../../theme/layerIcons.ts';
import { endLayerDrag, startLayerDrag } from '../layers/layerDrag.ts';
import classes from './Palette.module.css';

const TIP = { delay: 350, position: 'right' } as const;

interface PaletteItemProps {
  readonly layer: Layer;
  readonly onAdd: (layer: Layer) => void;
  /** Of a block new to the graph: the block, last, and the blocks within it. */
  readonly definitions?: readonly BlockDefinition[];
}

/** A layer in the palette: drag it onto the canvas or into a wire, or click to add it behind the selected node. */
export const PaletteItem = memo(({ layer, onAdd, definitions }: PaletteItemProps) => {
  useLanguage();
  const { target, tip } = useLazyTip<HTMLButtonElement>(<LayerTip layer={layer} />, TIP);
  const Icon = layerIcon(layer);
  return (
    <div className={classes.row}>
      <UnstyledButton
        {...target}
        className={classes.item}
        style={{ '--category': categoryVariable(layer.ui.category) }}
        draggable
        data-testid={`palette-${layer.type}${layer.params.block ? `-${layer.params.block.default}` : ''}`}
        aria-label={t('Add {{label}}', { label: t(layer.ui.label) })}
        onDragStart={(event) => startLayerDrag(event, layer, definitions)}
        onDragEnd={endLayerDrag}
        onClick={() => onAdd(layer)}
      >
        <Icon size={16} stroke={1.75} className={classes.icon} />
        <span className={classes.label}>{t(layer.ui.label)}</span>
      </UnstyledButton>
      {tip}
      <PageButton layer={layer} />
    </div>
  );
});
PaletteItem.displayName = 'PaletteItem';

/** Opens the page of a layer. */
function PageButton({ layer }: { readonly layer: Layer }) {
  const open = useOpenPage();
  const { target, tip } = useLazyTip<HTMLButtonElement>(t('Learn about this layer'), TIP);
  return (
    <>
      <ActionIcon
        {...target}
        className={classes.info}
        size={22}
        aria-label={t('Learn about {{label}}', { label: t(layer.ui.label) })}
        data-testid={`info-${layer.type}`}
        onClick={() => open({ kind: 'layer', type: layer.type })}
      >
        <IconInfoCircle size={15} stroke={1.6} />
      </ActionIcon>
      {tip}
    </>
  );
}
