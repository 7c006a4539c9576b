import { Handle, Position } from '@xyflow/react';
import { useAnalysis } from '../workbench/index.ts';
import { portKey, useCanvasUi } from './canvasUi.ts';
import type { OpenEnd } from './judgeWire.ts';
import classes from './Port.module.css';

interface PortProps {
  readonly nodeId: string;
  readonly port: string;
  readonly side: OpenEnd['side'];
  /** The name of the node. */
  readonly name: string;
}

/** Where wires begin and end: a small dot in a hit area of 24 pixels. While a wire is held, it says what it makes of it. */
export function Port({ nodeId, port, side, name }: PortProps) {
  const { wiring } = useAnalysis();
  const isWired = side === 'input' ? wiring.incoming.get(nodeId)?.has(port) : (wiring.outgoing.get(nodeId)?.length ?? 0) > 0;
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
      data-side={side}
      data-wired={isWired || undefined}
      data-judgement={judgement}
      data-testid={`port-${nodeId}-${port}`}
      role="button"
      aria-label={side === 'input' ? `Input ${port} of ${name}` : `Output of ${name}`}
    />
  );
}
