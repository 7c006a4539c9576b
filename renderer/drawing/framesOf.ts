import type { GraphDocument } from '#engine/graph/index.ts';
import type { Box, Point } from '../document/index.ts';
import { boxOf, isWithin } from './annotationDrawing.ts';
import { boxesOf } from './nodeGeometry.ts';

interface Frame {
  readonly id: string;
  /** The frame that contains it. */
  readonly frame?: string;
}

export interface FramesOf {
  readonly frames: readonly Frame[];
  /** Innermost frame by node id. */
  readonly frameOf: ReadonlyMap<string, string>;
}

const NO_FRAMES: FramesOf = { frames: [], frameOf: new Map() };
const areaOf = ({ width, height }: Box) => width * height;

/** Assigns each item to the smallest frame around its center. @param places of the nodes */
export function framesOf(document: GraphDocument, positions: ReadonlyMap<string, Point>): FramesOf {
  const frames = (document.annotations ?? [])
    .filter(({ type }) => type === 'frame')
    .map((annotation) => ({ id: annotation.id, box: boxOf(annotation) }))
    .toSorted((a, b) => areaOf(a.box) - areaOf(b.box));
  if (frames.length === 0) return NO_FRAMES;
  const around = (box: Box, from: number) => frames.slice(from).find((frame) => isWithin(box, frame.box))?.id;
  const frameOf = [...boxesOf(document, positions)].flatMap(([id, box]) => {
    const frame = around(box, 0);
    return frame === undefined ? [] : [[id, frame] as const];
  });
  return {
    frames: frames.map(({ id, box }, index) => {
      const frame = around(box, index + 1);
      return { id, ...(frame !== undefined && { frame }) };
    }),
    frameOf: new Map(frameOf),
  };
}
