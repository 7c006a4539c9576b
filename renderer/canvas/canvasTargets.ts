import type { OpenEnd } from './judgeWire.ts';

declare module 'react' {
  /** Data attributes that identify canvas elements. */
  interface HTMLAttributes<T> {
    'data-canvas-node'?: string;
  }
  interface SVGAttributes<T> {
    'data-canvas-wire'?: string;
  }
}

const closest = (target: EventTarget, attribute: string): HTMLElement | null =>
  (target as Element).closest<HTMLElement>(`[${attribute}]`);

export function portOf(target: EventTarget): OpenEnd | undefined {
  const { portNode, port, side } = closest(target, 'data-port')?.dataset ?? {};
  if (portNode === undefined || port === undefined) return undefined;
  return { nodeId: portNode, port, side: side === 'output' ? 'output' : 'input' };
}

/** The id of an event's node. */
export const nodeOf = (target: EventTarget): string | undefined => closest(target, 'data-canvas-node')?.dataset.canvasNode;

/** True if an event targets the node itself, which then has the focus. */
export const isNodeItself = (target: EventTarget): boolean => (target as Element).hasAttribute('data-canvas-node');

/** The id of an event's wire. */
export const wireOf = (target: EventTarget): string | undefined => closest(target, 'data-canvas-wire')?.dataset.canvasWire;

/** The focusable element of a node. */
export const findNodeElement = (board: Element | null, nodeId: string): HTMLElement | null | undefined =>
  board?.querySelector<HTMLElement>(`[data-canvas-node="${CSS.escape(nodeId)}"]`);

/** Events of menus and panels over the canvas are not the canvas's. */
export const isOfCanvas = ({ currentTarget, target }: { currentTarget: Element; target: EventTarget }) =>
  currentTarget.contains(target as Element) && closest(target, 'data-canvas-graph') !== null;

/** The frame or comment of an event. */
export const annotationOf = (target: EventTarget): string | undefined => closest(target, 'data-annotation')?.dataset.annotation;
