import { type ConnectionLineComponentProps, Position, useConnection, useViewport } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { wireCurves, writePath } from '../../document/index.ts';
import { say, t } from '../../language/index.ts';
import { useDocument, useKnownData } from '../../workbench/index.ts';
import { fixesForWire } from '../connections/fixes/fixesForWire.ts';
import { type ConnectionValidity, wireBetween } from '../connections/validateConnection.ts';
import { portKey, useCanvasUi, useCanvasUiStore } from './state/canvasUi.ts';
import classes from './Wire.module.css';

/** In larger graphs, fixes for a wire are only computed once it is dropped. */
const MANY = 300;

/** Validation of the port under the held wire. */
function useValidity(): ConnectionValidity | undefined {
  const nodeId = useConnection(({ toHandle }) => toHandle?.nodeId);
  const port = useConnection(({ toHandle }) => toHandle?.id ?? '');
  return useCanvasUi(({ wiring }) => (nodeId === undefined ? undefined : wiring?.validate(nodeId, port)));
}

/** Marks the aimed port. */
function useAim(): void {
  const ui = useCanvasUiStore();
  const aimedPort = useConnection(({ toHandle }) => (toHandle ? portKey(toHandle.nodeId, toHandle.id ?? '') : null));
  useEffect(() => {
    ui.setState({ aimedPort });
    return () => ui.setState({ aimedPort: null });
  }, [ui, aimedPort]);
}

/** The wire being drawn. */
export function HeldWire({ fromX, fromY, toX, toY, fromPosition }: ConnectionLineComponentProps) {
  const validity = useValidity();
  useAim();
  const [from, to] = [
    { x: fromX, y: fromY },
    { x: toX, y: toY },
  ];
  const curves = fromPosition === Position.Left ? wireCurves(to, from) : wireCurves(from, to);
  return <path className={classes.held} d={writePath(curves)} data-validity={validity?.kind} />;
}

/** Approximate maximum width of a hint, in text size. */
const WIDTH = '19.25rem';
const HEIGHT = '7rem';

/** A position in pixels, limited to leave room to the canvas edge. */
function within(position: number, size: string): string {
  return `clamp(8px, ${position}px, calc(100% - ${size}))`;
}

/** Beside the pointer: whether the held wire would fit, and why not. */
export function WireHint() {
  const validity = useValidity();
  return validity ? <Hint validity={validity} /> : null;
}

function Hint({ validity }: { readonly validity: ConnectionValidity }) {
  const end = useConnection(({ to }) => to);
  const { x, y, zoom } = useViewport();
  if (!end) return null;
  return (
    <div
      className={classes.hint}
      role="status"
      data-testid="wire-hint"
      data-validity={validity.kind}
      style={{ left: within(end.x * zoom + x + 18, WIDTH), top: within(end.y * zoom + y + 18, HEIGHT) }}
    >
      {say(validity.text)}
      {validity.kind !== 'fits' && <WhatWouldFit />}
    </div>
  );
}

/** Fixes that will be offered once the wire is dropped. */
function WhatWouldFit() {
  const document = useDocument();
  const data = useKnownData()?.shapes;
  const end = useCanvasUi(({ wiring }) => wiring?.end);
  const nodeId = useConnection(({ toHandle }) => toHandle?.nodeId);
  const port = useConnection(({ toHandle }) => toHandle?.id ?? '');
  const fixes = useMemo(() => {
    if (!end || nodeId === undefined || document.nodes.length > MANY) return [];
    return fixesForWire(document, data, wireBetween(end, nodeId, port));
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
