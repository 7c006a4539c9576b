import type { OpenEnd } from './judgeWire.ts';

/** The port that an event came from. */
export function portOf(target: EventTarget): OpenEnd | undefined {
  const handle = (target as Element).closest<HTMLElement>('.react-flow__handle');
  const { nodeid, handleid } = handle?.dataset ?? {};
  if (!handle || nodeid === undefined || handleid === undefined) return undefined;
  return { nodeId: nodeid, port: handleid, side: handle.classList.contains('source') ? 'output' : 'input' };
}

/** The id of the node or wire that an event came from. */
export const idOf = (target: EventTarget, selector: string): string | undefined =>
  (target as Element).closest<HTMLElement>(selector)?.dataset.id;

/** What a menu or a panel over the canvas tells is none of the canvas's business. */
export const isOfCanvas = ({ currentTarget, target }: { currentTarget: Element; target: EventTarget }) =>
  currentTarget.contains(target as Element) && (target as Element).closest('.react-flow') !== null;

/** The frame or comment that an event came from. */
export function annotationOf(target: EventTarget): string | undefined {
  return (target as Element).closest<HTMLElement>('[data-annotation]')?.dataset.annotation;
}
