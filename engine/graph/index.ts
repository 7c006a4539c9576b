// What the window needs of the declarations: the renderer sees engine/graph and engine/layers only.
export {
  type Condition,
  type ConditionProblem,
  type ConditionReading,
  type ConditionScope,
  type ConditionSource,
  type ConditionTensor,
  conditionProblemError,
  evaluateCondition,
  LONGEST_CONDITION,
  pointAt,
  readCondition,
} from '../conditions/index.ts';
export { DIMENSIONS, type Dimension } from '../layers/index.ts';
export {
  type Baseline,
  type ChanceLevel,
  digitsOffBounds,
  findChanceLevel,
  findMetric,
  METRICS,
  type Metric,
  type MetricValues,
  metricsIn,
  nameMetric,
  percentage,
  stepMetricsIn,
} from '../metrics/index.ts';
export { CLIPS, type Clip, findClip, findOptimizer, OPTIMIZERS, type Optimizer } from '../optimizers/index.ts';
export { ALL_COLUMNS, type ByColumn, type Fields, fieldsFromData, readFieldText } from '../params/index.ts';
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
export { assignColumns, bindColumns } from './analysis/bindColumns.ts';
export { canDie } from './analysis/canDie.ts';
export { valuesOf } from './analysis/columnValues.ts';
export { conditionScope } from './analysis/conditionScope.ts';
export * from './analysis/dataDescription.ts';
export { type DrawnGraph, drawnGraph, type GraphAnalysis } from './analysis/graphAnalysis.ts';
export { type NodeAnalysis, nameNode, outputShape } from './analysis/nodeAnalysis.ts';
export { normalizesTarget, type TargetStatistics } from './analysis/normalizesTarget.ts';
export {
  type Preparation,
  type PreparedColumn,
  type PreparedField,
  type PreparedWindow,
  preparationSchema,
} from './analysis/preparation.ts';
export type { ValueMismatch } from './analysis/valueMismatch.ts';
export { analyzeGraph } from './analyzeGraph.ts';
export { expandBlocks, hasStructure, withoutBlocks } from './blocks/expandBlocks.ts';
export { type BoundGraph, type CheckedGraph, checkGraph, inspectGraph } from './checkGraph.ts';
export { describeChance } from './diagnoses/describeChance.ts';
export { takesImages } from './diagnoses/diagnoseAugmentation.ts';
export { diagnoseFlow, FLOW_LIMIT, type FlowFinding, type FlowSize } from './diagnoses/diagnoseFlow.ts';
export { MOST_OPERATIONS, operationsOf } from './diagnoses/diagnoseOperations.ts';
export { describeFound, describeMismatch, findValueMismatches } from './diagnoses/diagnoseValues.ts';
export * from './document/diagnostic.ts';
export * from './document/difference.ts';
export * from './document/document.ts';
export { applyEdits, findNode } from './document/edit.ts';
export { insideOf, openBlock } from './document/inside.ts';
export { type NodeWithPath, nodePaths } from './document/nodePaths.ts';
export * from './document/nodeTypes.ts';
export * from './document/readGraph.ts';
export { sameEdge } from './document/wiring.ts';
export { type AddressedField, addressedFields } from './settings/addressedFields.ts';
export { AUGMENT_FIELDS, type Augmentation } from './settings/augmentation.ts';
export { CHECKPOINT_FIELDS, type KeptCheckpoints } from './settings/checkpoints.ts';
export * from './settings/data.ts';
export {
  applySettings,
  type LiveSetting,
  liveSettings,
  type SettingChange,
  type SettingValue,
} from './settings/liveSettings.ts';
export { setValue, setValues } from './settings/setValue.ts';
export * from './settings/training.ts';
export { writeDefaults } from './settings/writeDefaults.ts';
