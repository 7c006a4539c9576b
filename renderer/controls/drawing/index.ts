export { emptyInk, type Ink, inkValues } from './brush.ts';
export { DrawnPicture, type PictureSize } from './DrawnPicture.tsx';
