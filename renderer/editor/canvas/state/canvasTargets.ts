import type { OpenEnd } from '../../connections/validateConnection.ts';

declare module 'react' {
  /** What elements of the canvas are found by. */
  interface HTMLAttributes<T> {
    'data-canvas-node'?: string;
  }
  interface SVGAttributes<T> {
    'data-canvas-wire'?: string;
  }
}

const closest = (target: EventTarget, attribute: string): HTMLElement | null =>
  (target as Element).closest<HTMLElement>(`[${attribute}]`);

/** The port that an event came from. */
export function portOf(target: EventTarget): OpenEnd | undefined {
  const { portNode, port, side } = closest(target, 'data-port')?.dataset ?? {};
  if (portNode === undefined || port === undefined) return undefined;
  return { nodeId: portNode, port, side: side === 'output' ? 'output' : 'input' };
}

/** The id of the node that an event came from. */
export const nodeOf = (target: EventTarget): string | undefined => closest(target, 'data-canvas-node')?.dataset.canvasNode;

/** Whether an event came from a node as a whole, which has the keyboard then. */
export const isNodeItself = (target: EventTarget): boolean => (target as Element).hasAttribute('data-canvas-node');

/** The id of the wire that an event came from. */
export const wireOf = (target: EventTarget): string | undefined => closest(target, 'data-canvas-wire')?.dataset.canvasWire;

/** The element that has the keyboard for a node. */
export const findNodeElement = (board: Element | null, nodeId: string): HTMLElement | null | undefined =>
  board?.querySelector<HTMLElement>(`[data-canvas-node="${CSS.escape(nodeId)}"]`);

/** What a menu or a panel over the canvas tells is none of the canvas's business. */
export const isOfCanvas = ({ currentTarget, target }: { currentTarget: Element; target: EventTarget }) =>
  currentTarget.contains(target as Element) && closest(target, 'data-canvas-graph') !== null;

/** The frame or comment that an event came from. */
export const annotationOf = (target: EventTarget): string | undefined => closest(target, 'data-annotation')?.dataset.annotation;
