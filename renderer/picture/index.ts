export { drawGraph, type Picture } from './drawGraph.ts';
export { GraphPicture } from './GraphPicture.tsx';
export { pictureColors } from './pictureColors.ts';
export type { Box, Mark, Marks } from './scene.ts';
