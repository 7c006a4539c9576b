import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { t } from '../../../language/index.ts';
import { useDocumentStore, useWorkbench } from '../../../workbench/index.ts';
import { drawScene } from './drawScene.ts';
import classes from './Overview.module.css';
import type { Scene } from './scene.ts';
import { type Draw, useDrawing } from './useDrawing.ts';

/** The zoomed-out graph as one picture: nodes in the colors of their categories, wires as lines. */
export function Overview({ scene }: { readonly scene: Scene }) {
  const draw = useCallback<Draw>((context, view, palette) => drawScene(context, scene, view, palette), [scene]);
  const element = useDrawing(draw);
  const nodes = t('{{count}} nodes', { count: scene.ids.length });
  const wires = t('{{count}} wires', { count: scene.wireStates.length });
  return (
    <>
      <canvas
        ref={element}
        className={classes.overview}
        role="img"
        aria-label={t('Overview of {{nodes}} and {{wires}}.', { nodes, wires })}
        data-testid="overview"
      />
      <WayIn />
    </>
  );
}

/** For the keyboard, which cannot navigate a picture: zooms to the selected node, or to the first. Visible on focus. */
function WayIn() {
  const store = useDocumentStore();
  const { canvas } = useWorkbench();
  const enter = () => {
    const { document, selection } = store.getState();
    const [id = document.nodes[0]?.id] = selection.nodes;
    const { view } = canvas.getState();
    if (id === undefined || !view) return;
    store.select({ nodes: new Set([id]) });
    view.fit({ nodes: new Set([id]) });
    view.focusNode(id);
  };
  return (
    <Button className={classes.wayIn} variant="default" onClick={enter} data-testid="way-in">
      {t('Go to the nodes; Alt and the arrow keys move between them')}
    </Button>
  );
}
