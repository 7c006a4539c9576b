import { type ConnectionLineComponentProps, Position, useConnection, useViewport } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { wireCurves, writePath } from '../document/index.ts';
import { say, t } from '../language/index.ts';
import { useDocument, useKnownData } from '../workbench/index.ts';
import { portKey, useCanvasUi, useCanvasUiStore } from './canvasUi.ts';
import { fixesForWire } from './fixes/index.ts';
import { type Judgement, wireBetween } from './judgeWire.ts';
import classes from './Wire.module.css';

/** In a graph of more nodes, what would make a wire fit is worked out only once it is let go. */
const MANY = 300;

/** What the port under the held wire makes of it. */
function useJudgement(): Judgement | undefined {
  const nodeId = useConnection(({ toHandle }) => toHandle?.nodeId);
  const port = useConnection(({ toHandle }) => toHandle?.id ?? '');
  return useCanvasUi(({ wiring }) => (nodeId === undefined ? undefined : wiring?.judge(nodeId, port)));
}

/** Marks the port that the pointer aims at. */
function useAim(): void {
  const ui = useCanvasUiStore();
  const aimedPort = useConnection(({ toHandle }) => (toHandle ? portKey(toHandle.nodeId, toHandle.id ?? '') : null));
  useEffect(() => {
    ui.setState({ aimedPort });
    return () => ui.setState({ aimedPort: null });
  }, [ui, aimedPort]);
}

/** The wire that is being drawn. */
export function HeldWire({ fromX, fromY, toX, toY, fromPosition }: ConnectionLineComponentProps) {
  const judgement = useJudgement();
  useAim();
  const [from, to] = [
    { x: fromX, y: fromY },
    { x: toX, y: toY },
  ];
  const curves = fromPosition === Position.Left ? wireCurves(to, from) : wireCurves(from, to);
  return <path className={classes.held} d={writePath(curves)} data-judgement={judgement?.kind} />;
}

/** About the largest that a hint gets, in the size of text. */
const WIDTH = '19.25rem';
const HEIGHT = '7rem';

/** A place in pixels that leaves room to the edge of the canvas. */
function within(place: number, size: string): string {
  return `clamp(8px, ${place}px, calc(100% - ${size}))`;
}

/** Beside the pointer: whether the wire in the hand would fit, and why not, before it is let go. */
export function WireHint() {
  const judgement = useJudgement();
  return judgement ? <Hint judgement={judgement} /> : null;
}

function Hint({ judgement }: { readonly judgement: Judgement }) {
  const end = useConnection(({ to }) => to);
  const { x, y, zoom } = useViewport();
  if (!end) return null;
  return (
    <div
      className={classes.hint}
      role="status"
      data-testid="wire-hint"
      data-judgement={judgement.kind}
      style={{ left: within(end.x * zoom + x + 18, WIDTH), top: within(end.y * zoom + y + 18, HEIGHT) }}
    >
      {say(judgement.text)}
      {judgement.kind !== 'fits' && <WhatWouldFit />}
    </div>
  );
}

/** What will be offered once the wire is let go. */
function WhatWouldFit() {
  const document = useDocument();
  const data = useKnownData()?.shapes;
  const end = useCanvasUi(({ wiring }) => wiring?.end);
  const nodeId = useConnection(({ toHandle }) => toHandle?.nodeId);
  const port = useConnection(({ toHandle }) => toHandle?.id ?? '');
  const fixes = useMemo(() => {
    if (!end || nodeId === undefined || document.nodes.length > MANY) return [];
    const edge = wireBetween(end, nodeId, port, end.side === 'output' ? 'input' : 'output');
    return edge ? fixesForWire(document, data, edge) : [];
  }, [document, data, end, nodeId, port]);
  if (fixes.length === 0) return null;
  return (
    <div className={classes.wouldFit}>
      {t('Release to choose:')}
      <ul>
        {fixes.map(({ label }) => (
          <li key={say(label)}>{say(label)}</li>
        ))}
      </ul>
    </div>
  );
}
