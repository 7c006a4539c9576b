export { type AfterPause, afterPause, type Pause } from './afterPause.ts';
export { ALIGNMENTS, type Alignment, type Axis, align, around, distribute } from './align.ts';
export {
  analysisOf,
  analyzedDocument,
  countErrors,
  diagnosticsOfNode,
  isSameButForPosition,
  sortDiagnostics,
} from './analysis.ts';
export {
  addAnnotation,
  moveAnnotations,
  placeAnnotations,
  removeAnnotations,
  setAnnotationColor,
  setAnnotationText,
} from './annotationEdits.ts';
export { type Arrangement, type ArrangeRequest, arrange, DIRECTIONS, type Direction } from './arrange.ts';
export { arrangeRows } from './arrangeRows.ts';
export { type Arranger, createArranger } from './arranger.ts';
export { type Autosave, createAutosave } from './autosave.ts';
export { bendWires, shiftBends, withoutBends } from './bends.ts';
export { blocksAlong, documentAt, expandedId, isSamePath, ROOT } from './blockPath.ts';
export { cutOut, readFragment, writeFragment } from './clipboard.ts';
export { annotationIdsOf, bringBlocks, copyAnnotations, copyFragment, copyFragmentWithWires } from './copyFragment.ts';
export {
  createDocumentStore,
  type DocumentState,
  type DocumentStore,
  type Selection,
  selectedNodes,
  storeOfShown,
} from './documentStore.ts';
export {
  addFragment,
  connectPorts,
  disconnectPort,
  type Fragment,
  insertIntoWire,
  moveNodes,
  moveWire,
  removeElements,
  replaceDocument,
  setLabel,
  setName,
  setParam,
  takeOver,
  withWire,
} from './edits.ts';
export { claimId, freshId, idsOf } from './freshId.ts';
export type { Box, Point, Size } from './geometry.ts';
export type { HistoryEntry, HistorySteps, Recipe } from './history.ts';
export { downstreamOf, type FlowDirection, reach, stepFrom } from './neighbors.ts';
export { noteDuration } from './noteDuration.ts';
export { setParamAndWires, wiresInto } from './setParamAndWires.ts';
export {
  type DataFacts,
  type FittingSettings,
  fittingSettings,
  type SplitName,
  setDataset,
  setGradientsEvery,
  setNormalize,
  setNormalizeTarget,
  setSplit,
  setStopWhen,
  setTrainingNumber,
  setTrainingParam,
  setTrainingSection,
  type TrainingSection,
} from './settings.ts';
export { blocksFor, usedBlocks } from './usedBlocks.ts';
export { wireKey } from './wireKey.ts';
export { type Curve, levelReach, middleOf, pointAt, wireCurves, writePath } from './wirePath.ts';
