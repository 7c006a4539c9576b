export { boxOf, coverOf, drawAnnotation, isWithin } from './annotationDrawing.ts';
export { DRAWING_VARIABLES } from './cssVariables.ts';
export { fitText, textWidth } from './fitText.ts';
export { type FramesOf, framesOf } from './framesOf.ts';
export {
  drawWhole,
  type GraphDrawing,
  inputOf,
  outputOf,
  type PlacedAnnotation,
  type PlacedNode,
} from './graphDrawing.ts';
export { BASELINE, COMMENT, FRAME, LINE, NODE, PORT, TEXTS, type TextLook, WIRE } from './look.ts';
export { drawNode, type NodeDrawing, type NodeMark, type TextLine } from './nodeDrawing.ts';
export { boxesOf, geometryOf, sizeOfLayer } from './nodeGeometry.ts';
export { describeNode, nameAsData, nameOf, nodeName, portLabel, shapeText } from './nodeText.ts';
export {
  arrangementToCome,
  inRows,
  learnArrangement,
  moveShown,
  placeBends,
  placeNodes,
  toArrangeRequest,
} from './placeNodes.ts';
