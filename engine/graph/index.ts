// For the training panel: the renderer imports only engine/graph and engine/layers.
export { findMetric, METRICS, type Metric, type MetricValues, metricsIn, nameMetric, stepMetricsIn } from '../metrics/index.ts';
export { CLIPS, type Clip, findClip, findOptimizer, OPTIMIZERS, type Optimizer } from '../optimizers/index.ts';
export {
  describeEarlyStop,
  EARLY_STOPPING_FIELDS,
  type EarlyStop,
  findSchedule,
  MONITORS,
  nameMonitor,
  SCHEDULES,
  type Schedule,
  validationOf,
} from '../schedules/index.ts';
export { analyzeGraph } from './analyzeGraph.ts';
export { AUGMENT_FIELDS, type Augmentation, takesImages } from './augmentation.ts';
export { assignColumns, bindColumns } from './bindColumns.ts';
export { expandBlocks, hasStructure, withoutBlocks } from './blocks/expandBlocks.ts';
export { insideOf, openBlock } from './blocks/inside.ts';
export {
  BLOCK,
  BLOCK_INPUT,
  BLOCK_OUTPUT,
  blockInput,
  blockLayer,
  blockOf,
  blockOutput,
  blocksOf,
  findNodeType,
  layerOf,
  nameBlock,
} from './blocks/nodeTypes.ts';
export { type BoundGraph, type CheckedGraph, checkGraph, inspectGraph } from './checkGraph.ts';
export { valuesOf } from './columnValues.ts';
export {
  type ColumnDescription,
  type ColumnNumbers,
  type ColumnValues,
  type DataDescription,
  dataNodes,
  type PlacedNumber,
} from './dataDescription.ts';
export { MOST_OPERATIONS, operationsOf } from './diagnoseOperations.ts';
export { describeFound, describeMisfit, findValueMisfits } from './diagnoseValues.ts';
export {
  DIAGNOSTIC_CODES,
  type Diagnostic,
  type DiagnosticCode,
  diagnosticInEnglish,
  type EnglishDiagnostic,
  type Fix,
  type GraphEdit,
} from './diagnostic.ts';
export {
  type Changed,
  countDifference,
  type DifferenceCounts,
  type DocumentDifference,
  diffDocuments,
  isSame,
  type PartsDifference,
  type ValueChange,
} from './difference.ts';
export {
  type Annotation,
  type BlockDefinition,
  type DataSettings,
  emptyGraph,
  GRAPH_FORMAT,
  GRAPH_VERSION,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  graphSchema,
  type TrainingSettings,
} from './document.ts';
export { applyEdits } from './edit.ts';
export { type DrawnGraph, drawnGraph, type GraphAnalysis } from './graphAnalysis.ts';
export { type NodeAnalysis, nameNode, outputShape } from './nodeAnalysis.ts';
export { normalizesTarget, type TargetStatistics } from './normalizesTarget.ts';
export { type Preparation, type PreparedColumn, preparationSchema } from './preparation.ts';
export {
  describeFormat,
  GRAPH_LIMITS,
  graphError,
  parseGraphText,
  type ReadGraph,
  readGraph,
  readGraphData,
  requireWritableNames,
  tooLarge,
} from './readGraph.ts';
export {
  ACCUMULATE_FIELDS,
  type ChosenClip,
  readTraining,
  TRAINING_DEFAULTS,
  type TrainingConfiguration,
  WARMUP_FIELDS,
  writeTraining,
} from './training.ts';
export type { ValueMisfit } from './valueMisfit.ts';
export { sameEdge } from './wiring.ts';
