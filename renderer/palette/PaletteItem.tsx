import { Tooltip, UnstyledButton } from '@mantine/core';
import type { Layer } from '#engine/layers/index.ts';
import { addLayerNext } from '../canvas/placeLayer.ts';
import { categoryVariable } from '../theme/colors.ts';
import { layerIcon } from '../theme/layerIcons.ts';
import { useDocumentStore, useKnownData, useWorkbench } from '../workbench/index.ts';
import { endLayerDrag, startLayerDrag } from './layerDrag.ts';
import classes from './Palette.module.css';

/** A layer in the palette: dragged onto the canvas or into a wire, or with a click put behind the selected node. */
export function PaletteItem({ layer }: { readonly layer: Layer }) {
  const store = useDocumentStore();
  const shapes = useKnownData()?.shapes;
  const { canvas } = useWorkbench();
  const Icon = layerIcon(layer);
  const add = () => addLayerNext(store, layer, shapes, canvas.getState().view?.center() ?? { x: 0, y: 0 });
  return (
    <Tooltip label={layer.documentation.summary} position="right">
      <UnstyledButton
        className={classes.item}
        style={{ '--category': categoryVariable(layer.ui.category) }}
        draggable
        data-testid={`palette-${layer.type}`}
        aria-label={`Add ${layer.ui.label}`}
        onDragStart={(event) => startLayerDrag(event, layer)}
        onDragEnd={endLayerDrag}
        onClick={add}
      >
        <Icon size={16} stroke={1.75} className={classes.icon} />
        <span className={classes.label}>{layer.ui.label}</span>
      </UnstyledButton>
    </Tooltip>
  );
}
