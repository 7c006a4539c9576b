import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { RunSummary } from '#app/contract/index.ts';
import { expandedId } from '../../../document/index.ts';
import { NODE } from '../../../drawing/index.ts';
import type { CanvasViewport } from '../../../drawing/reactFlow/reactFlowInternals.ts';
import { useRunFeed } from '../../../experiments/charts/useRunFeed.ts';
import { t } from '../../../language/index.ts';
import { useDocumentStore, useShownRun, useWorkbench } from '../../../workbench/index.ts';
import { isActive } from '../../../workbench/runs/index.ts';
import classes from '../overview/Overview.module.css';
import type { Palette } from '../overview/palette.ts';
import { CARDS, findVisible, startDrawing } from '../overview/picture.ts';
import { boxAt, type Scene } from '../overview/scene.ts';
import { type Draw, useDrawing } from '../overview/useDrawing.ts';
import { type GradientTraces, gradientTraces } from './gradientTraces.ts';

/** Gradient history of each node, below it, while a network trains and until another is shown. */
export function Traces({ scene }: { readonly scene: Scene }) {
  const run = useShownRun();
  const isCovered = useStore(useWorkbench().layout, ({ lensOnCanvas }) => lensOnCanvas);
  const [seenId, setSeenId] = useState<string | undefined>(undefined);
  const activeId = run && isActive(run.status) ? run.id : undefined;
  useEffect(() => {
    if (activeId !== undefined) setSeenId(activeId);
  }, [activeId]);
  // The values of the lens take their place.
  return run && !isCovered && run.id === (activeId ?? seenId) ? <RunTraces key={run.id} run={run} scene={scene} /> : null;
}

/** Redraw interval in milliseconds, slow enough to read. */
const PACE = 250;

function RunTraces({ run, scene }: { readonly run: RunSummary; readonly scene: Scene }) {
  const traces = useTraces(run.id);
  const draw = useCallback<Draw>(
    (context, view, palette) => {
      if (view.zoom >= CARDS) drawTraces(context, scene, traces, view, palette);
      else startDrawing(context, view);
    },
    [scene, traces],
  );
  const element = useDrawing(draw);
  return (
    <canvas
      ref={element}
      className={classes.overview}
      role="img"
      aria-label={t('Gradient norm of each node over the run')}
      data-testid="traces"
      data-nodes={traces.nodes.size}
    />
  );
}

const NONE: GradientTraces = { nodes: new Map(), decades: [0, 1] };

function useTraces(runId: string): GradientTraces {
  const { feed, revision } = useRunFeed(runId);
  const store = useDocumentStore();
  const [traces, setTraces] = useState(NONE);
  const drawnAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => feed.wantGradients(), [feed]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the series grow in place, with the revision
  useEffect(() => {
    const wait = Math.max(0, drawnAt.current + PACE - performance.now());
    const timer = setTimeout(() => {
      drawnAt.current = performance.now();
      const { document, path } = store.getState();
      setTraces(gradientTraces(feed.series.gradients, nodeFinder(expandedId(document, path, ''))));
    }, wait);
    return () => clearTimeout(timer);
  }, [feed, revision, store]);
  return traces;
}

/** Finds the node on the canvas by a parameter's name. @param inside prefix of node names inside the open block */
function nodeFinder(inside: string): (parameter: string) => string | undefined {
  return (parameter) => {
    if (!parameter.startsWith(inside)) return undefined;
    const nodeId = parameter.slice(inside.length, parameter.lastIndexOf('.'));
    const [drawn] = nodeId.split('/');
    return drawn;
  };
}

/** In canvas units. */
const HEIGHT = 16;
const WIDTH = 1.5;

/** Draws each node's gradient in a strip below it: logarithmic, the same decades for all. */
function drawTraces(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { nodes, decades: [lowest, highest] }: GradientTraces,
  view: CanvasViewport,
  palette: Palette,
): void {
  startDrawing(context, view);
  context.strokeStyle = palette.backward;
  context.lineWidth = WIDTH;
  context.lineJoin = 'round';
  for (const index of findVisible(scene, view)) {
    const trace = nodes.get(scene.ids[index]);
    if (!trace) continue;
    const { x, y, width, height } = boxAt(scene.boxes, index);
    const bottom = y + height + NODE.below.trace + HEIGHT;
    const pitch = (width - NODE.bar) / (trace.length - 1);
    context.beginPath();
    let isDown = false;
    trace.forEach((value, point) => {
      if (Number.isNaN(value)) {
        isDown = false;
        return;
      }
      const at = [x + NODE.bar + point * pitch, bottom - ((value - lowest) / (highest - lowest)) * HEIGHT] as const;
      if (isDown) context.lineTo(...at);
      else context.moveTo(...at);
      isDown = true;
    });
    context.stroke();
  }
}
