import { useCallback, useRef } from 'react';
import { t } from '../../language/index.ts';
import { drawScene } from './drawScene.ts';
import classes from './Overview.module.css';
import type { Scene } from './scene.ts';
import { fitPixels, useDrawing } from './useDrawing.ts';

/** The whole graph from far away, in one picture: blocks in the colors of their categories, wires as lines. */
export function Overview({ scene }: { readonly scene: Scene }) {
  const element = useRef<HTMLCanvasElement>(null);
  const draw = useCallback<Parameters<typeof useDrawing>[1]>(
    (context, { transform: [x, y, zoom], width, height }, inks) => {
      fitPixels(context.canvas, width, height);
      drawScene(context, scene, { x, y, zoom, width, height }, inks);
    },
    [scene],
  );
  useDrawing(element, draw);
  const nodes = t('{{count}} nodes', { count: scene.ids.length });
  const wires = t('{{count}} wires', { count: scene.wireStates.length });
  return (
    <canvas
      ref={element}
      className={classes.overview}
      role="img"
      aria-label={t('Overview of {{nodes}} and {{wires}}. Zoom in to reach them one by one.', { nodes, wires })}
      data-testid="overview"
    />
  );
}
