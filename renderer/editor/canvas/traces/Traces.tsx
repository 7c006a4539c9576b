import { useCallback, useEffect, useRef, useState } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { expandedId } from '../../../document/index.ts';
import { useRunFeed } from '../../../experiments/charts/useRunFeed.ts';
import { t } from '../../../language/index.ts';
import { useDocumentStore, useShownRun } from '../../../workbench/index.ts';
import { isActive } from '../../../workbench/runs/index.ts';
import classes from '../overview/Overview.module.css';
import { CARDS, startDrawing } from '../overview/picture.ts';
import type { Scene } from '../overview/scene.ts';
import { type Draw, useDrawing } from '../overview/useDrawing.ts';
import { drawTraces } from './drawTraces.ts';
import { type GradientTraces, gradientTraces } from './gradientTraces.ts';

/** Gradient history of each node, below it, while a network trains and until another is shown. */
export function Traces({ scene }: { readonly scene: Scene }) {
  const run = useShownRun();
  const [seenId, setSeenId] = useState<string | undefined>(undefined);
  const activeId = run && isActive(run.status) ? run.id : undefined;
  useEffect(() => {
    if (activeId !== undefined) setSeenId(activeId);
  }, [activeId]);
  return run && run.id === (activeId ?? seenId) ? <RunTraces key={run.id} run={run} scene={scene} /> : null;
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
