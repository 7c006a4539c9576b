export { classNamesOf, evaluateOnTest, loadEvaluationData } from './evaluateOnTest.ts';
export { evaluateRun, loadDataOfRun } from './evaluateRun.ts';
export { type ImportOptions, type ReadImport, readImport } from './readImport.ts';
export { type ExportOptions, type HeldWeights, openWeights, prepareRunWeights, type WrittenWeights } from './weights.ts';
export type { WeightsSource } from './weightsSource.ts';
export { type PreparedWeights, prepareWeights, readWeightsFile } from './writeWeights.ts';
