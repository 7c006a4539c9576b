import { Handle, Position } from '@xyflow/react';
import { portKey, useCanvasUi } from './canvasUi.ts';
import type { OpenEnd } from './judgeWire.ts';
import classes from './Port.module.css';

interface PortProps {
  readonly nodeId: string;
  readonly port: string;
  readonly side: OpenEnd['side'];
  /** The name of the node. */
  readonly name: string;
  /** Its middle, from the upper edge of the node. */
  readonly at: number;
  readonly isWired: boolean;
}

/** Where wires begin and end: a small dot in a hit area of 24 pixels. While a wire is held, it says what it makes of it. */
export function Port({ nodeId, port, side, name, at, isWired }: PortProps) {
  const judgement = useCanvasUi(({ wiring: held }) => {
    if (!held) return undefined;
    return held.judgements.get(portKey(nodeId, port))?.kind ?? (held.end.nodeId === nodeId ? undefined : 'refused');
  });
  return (
    <Handle
      id={port}
      type={side === 'input' ? 'target' : 'source'}
      position={side === 'input' ? Position.Left : Position.Right}
      className={classes.port}
      style={{ top: at }}
      data-side={side}
      data-wired={isWired || undefined}
      data-judgement={judgement}
      data-testid={`port-${nodeId}-${port}`}
      role="button"
      aria-label={side === 'input' ? `Input ${port} of ${name}` : `Output of ${name}`}
    />
  );
}
