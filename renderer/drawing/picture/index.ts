export { drawGraph, type Picture } from './drawGraph.ts';
export { GraphPicture } from './GraphPicture.tsx';
export { MarkSign } from './MarkSign.tsx';
export { PannedPicture } from './PannedPicture.tsx';
export { MARK_LABELS, MARKS, type Mark, type Marks } from './paintMark.ts';
export { nameWire } from './paintWires.ts';
export { pictureColors } from './pictureColors.ts';
export type { PicturePart } from './picturePart.ts';
