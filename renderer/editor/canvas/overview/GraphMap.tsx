import { Panel, useReactFlow } from '@xyflow/react';
import { type PointerEvent, useCallback, type WheelEvent } from 'react';
import { useStore } from 'zustand';
import type { Box } from '../../../document/index.ts';
import { boxOf } from '../../../drawing/index.ts';
import { t } from '../../../language/index.ts';
import { findNoteColor, NOTE_TINT } from '../../../theme/colors.ts';
import { useWorkbench } from '../../../workbench/index.ts';
import { useCanvasUi } from '../state/canvasUi.ts';
import { drawScene } from './drawScene.ts';
import classes from './Overview.module.css';
import type { Palette } from './palette.ts';
import { visibleBox } from './picture.ts';
import type { Scene } from './scene.ts';
import { type Draw, useDrawing } from './useDrawing.ts';

const WIDTH = 200;
const HEIGHT = 140;
const SIZE = { width: WIDTH, height: HEIGHT };
const MARGIN = 6;

/** The whole graph in the corner, with the visible part; press or drag to navigate, wheel to zoom. */
export function GraphMap({ scene }: { readonly scene: Scene }) {
  const isShown = useStore(useWorkbench().layout, ({ minimap }) => minimap);
  return isShown ? <OpenMap scene={scene} /> : null;
}

function OpenMap({ scene }: { readonly scene: Scene }) {
  const travel = useTravel(scene.extent);
  const held = useCanvasUi((ui) => ui.held?.annotations);
  const draw = useCallback<Draw>(
    (context, view, palette) => {
      const projection = { ...project(scene.extent), ...SIZE };
      drawScene(context, scene, projection, palette);
      drawNotes(context, scene, held, projection.zoom, palette);
      drawVisible(context, visibleBox(view), projection.zoom, palette);
    },
    [scene, held],
  );
  const element = useDrawing(draw);
  return (
    <Panel position="bottom-right" className={classes.mapPanel}>
      <canvas
        ref={element}
        className={classes.map}
        style={SIZE}
        role="img"
        aria-label={t('Minimap of the graph')}
        data-testid="map"
        {...travel}
      />
    </Panel>
  );
}

/** Fits a box into the map. */
function project({ x, y, width, height }: Box): { x: number; y: number; zoom: number } {
  const zoom = Math.min((WIDTH - 2 * MARGIN) / Math.max(width, 1), (HEIGHT - 2 * MARGIN) / Math.max(height, 1), 0.2);
  return { x: WIDTH / 2 - (x + width / 2) * zoom, y: HEIGHT / 2 - (y + height / 2) * zoom, zoom };
}

/**
 * Zoomed-out frames and comments: an outline a pixel thick, and a faint background.
 * @param held current boxes of those being dragged or resized
 */
function drawNotes(
  context: CanvasRenderingContext2D,
  { annotations }: Scene,
  held: ReadonlyMap<string, Box> | undefined,
  zoom: number,
  { notes }: Palette,
): void {
  context.lineWidth = 1 / zoom;
  for (const { annotation } of annotations) {
    const box = held?.get(annotation.id) ?? boxOf(annotation);
    const color = notes[findNoteColor(annotation.color) ?? 'plain'];
    context.fillStyle = color;
    context.globalAlpha = NOTE_TINT;
    context.fillRect(box.x, box.y, box.width, box.height);
    context.globalAlpha = 1;
    context.strokeStyle = color;
    context.strokeRect(box.x, box.y, box.width, box.height);
  }
}

/** Covers the part out of view. */
function drawVisible(context: CanvasRenderingContext2D, { x, y, width, height }: Box, zoom: number, palette: Palette): void {
  const everything = new Path2D();
  everything.rect(-1e7, -1e7, 2e7, 2e7);
  everything.rect(x, y, width, height);
  context.globalAlpha = 0.6;
  context.fillStyle = palette.canvas;
  context.fill(everything, 'evenodd');
  context.globalAlpha = 1;
  context.lineWidth = 1 / zoom;
  context.strokeStyle = palette.forward;
  context.strokeRect(x, y, width, height);
}

/** Navigates to the pressed position. */
function useTravel(bounds: Box) {
  const flow = useReactFlow();
  const goTo = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    const { x, y, zoom } = project(bounds);
    void flow.setCenter((clientX - left - x) / zoom, (clientY - top - y) / zoom, { zoom: flow.getZoom() });
  };
  return {
    onPointerDown(event: PointerEvent<HTMLCanvasElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
      goTo(event);
    },
    onPointerMove(event: PointerEvent<HTMLCanvasElement>) {
      if (event.buttons !== 0) goTo(event);
    },
    onWheel(event: WheelEvent) {
      void (event.deltaY < 0 ? flow.zoomIn() : flow.zoomOut());
    },
  };
}
