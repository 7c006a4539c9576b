import type { Annotation } from '#engine/graph/index.ts';
import type { Box, Size } from '../../document/index.ts';

/** As large as a frame or a comment is where nobody has said so. */
export const COMMENT_SIZE: Size = { width: 220, height: 88 };
/** What the name of a frame takes above its upper edge. */
export const FRAME_TITLE = 26;

export function boxOf({ position: { x, y }, size }: Annotation): Box {
  const { width, height } = size ?? COMMENT_SIZE;
  return { x, y, width, height };
}

/** All that an annotation covers: a frame with its name. */
export function coverOf(annotation: Annotation): Box {
  const { x, y, width, height } = boxOf(annotation);
  const above = annotation.type === 'frame' ? FRAME_TITLE : 0;
  return { x, y: y - above, width, height: height + above };
}

/** Whether something lies in a box with its middle. */
export function isWithin({ x, y, width, height }: Box, outer: Box): boolean {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return middleX >= outer.x && middleX <= outer.x + outer.width && middleY >= outer.y && middleY <= outer.y + outer.height;
}
