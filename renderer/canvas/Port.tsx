import { Handle, Position } from '@xyflow/react';
import { useDocumentState } from '../workbench/index.ts';
import { portKey, useCanvasUi } from './canvasUi.ts';
import type { OpenEnd } from './judgeWire.ts';
import { readPort } from './nodeWords.ts';
import classes from './Port.module.css';

interface PortProps extends OpenEnd {
  /** Name of the node. */
  readonly name: string;
  /** Its center, from the node's top edge. */
  readonly at: number;
  readonly isWired: boolean;
}

/** A port: a small dot in a hit area of 24 pixels. While a wire is held, it shows whether the wire fits. */
export function Port({ nodeId, port, side, name, at, isWired }: PortProps) {
  const judgement = useCanvasUi(({ wiring }) => wiring?.glance(nodeId, port));
  const isStart = useCanvasUi(
    ({ wiring }) => wiring?.end.nodeId === nodeId && wiring.end.port === port && wiring.end.side === side,
  );
  const isAimedAt = useCanvasUi(({ aimedPort }) => aimedPort === portKey(nodeId, port));
  // The Tab key reaches only the ports of the focused node.
  const isReachable = useCanvasUi(({ focused }) => focused === nodeId);
  const document = useDocumentState((state) => (isReachable ? state.document : undefined));
  const label = readPort({ nodeId, port, side }, name, isWired, document);
  return (
    <Handle
      id={port}
      type={side === 'input' ? 'target' : 'source'}
      position={side === 'input' ? Position.Left : Position.Right}
      className={classes.port}
      style={{ top: at }}
      data-port={port}
      data-port-node={nodeId}
      data-side={side}
      data-wired={isWired || undefined}
      data-judgement={judgement}
      data-start={isStart || undefined}
      data-aimed={isAimedAt || undefined}
      data-testid={`port-${nodeId}-${port}`}
      role="button"
      tabIndex={isReachable ? 0 : -1}
      aria-label={label}
    />
  );
}
