import { useCallback, useEffect, useRef, useState } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { useRunFeed } from '../../charts/useRunFeed.ts';
import { expandedId } from '../../document/index.ts';
import { t } from '../../language/index.ts';
import { isActive } from '../../runs/model/index.ts';
import { useDocumentStore, useShownRun } from '../../workbench/index.ts';
import classes from '../overview/Overview.module.css';
import { CARDS } from '../overview/picture.ts';
import type { Scene } from '../overview/scene.ts';
import { fitPixels, useDrawing } from '../overview/useDrawing.ts';
import { drawTraces } from './drawTraces.ts';
import { type GradientTraces, gradientTraces } from './gradientTraces.ts';

/** While a network learns, and until another is shown: how large the gradient of each node has been, below it. */
export function Traces({ scene }: { readonly scene: Scene }) {
  const run = useShownRun();
  const [seenId, setSeenId] = useState<string | undefined>(undefined);
  const activeId = run && isActive(run.status) ? run.id : undefined;
  useEffect(() => {
    if (activeId !== undefined) setSeenId(activeId);
  }, [activeId]);
  return run && run.id === (activeId ?? seenId) ? <RunTraces key={run.id} run={run} scene={scene} /> : null;
}

/** What changes all the time is hard to look at: milliseconds between one drawing and the next. */
const PACE = 250;

function RunTraces({ run, scene }: { readonly run: RunSummary; readonly scene: Scene }) {
  const element = useRef<HTMLCanvasElement>(null);
  const traces = useTraces(run.id);
  const draw = useCallback<Parameters<typeof useDrawing>[1]>(
    (context, { x, y, zoom, width, height }, inks) => {
      fitPixels(context.canvas, width, height);
      if (zoom >= CARDS) drawTraces(context, scene, traces, { x, y, zoom, width, height }, inks);
      else context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    },
    [scene, traces],
  );
  useDrawing(element, draw);
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: the series grow in place, the revision tells
  useEffect(() => {
    const wait = Math.max(0, drawnAt.current + PACE - performance.now());
    const timer = setTimeout(() => {
      drawnAt.current = performance.now();
      const { document, place } = store.getState();
      setTraces(gradientTraces(feed.series.gradients, nodeFinder(expandedId(document, place, ''))));
    }, wait);
    return () => clearTimeout(timer);
  }, [feed, revision, store]);
  return traces;
}

/** Finds the node on the canvas by a parameter's name. @param inside what names of nodes begin with inside the block that is looked into */
function nodeFinder(inside: string): (parameter: string) => string | undefined {
  return (parameter) => {
    if (!parameter.startsWith(inside)) return undefined;
    const nodeId = parameter.slice(inside.length, parameter.lastIndexOf('.'));
    const [drawn] = nodeId.split('/');
    return drawn;
  };
}
