export { backUp } from './backUp.ts';
export { deleteBlock, insertBlock, listBlocks, type StoredBlock } from './blocks.ts';
export {
  type CheckpointEntry,
  deleteCheckpoints,
  epochBefore,
  findCheckpointBefore,
  findLastCheckpoint,
  insertCheckpoint,
  keepCheckpoint,
  listCheckpoints,
  type StoredCheckpoint,
} from './checkpoints.ts';
export { ReadingConnection, WritingConnection, withReading } from './connection.ts';
export { createRunId } from './createRunId.ts';
export { readCurves } from './curves.ts';
export { deleteRun } from './deleteRun.ts';
export { backupOf, requireSound } from './examine.ts';
export { digestGradients, readFlowToPlot, readNormsToPlot } from './gradientDigests.ts';
export { deleteGraph, findGraph, insertGraph, listGraphs, updateGraph } from './graphs.ts';
export { type HistoryPoint, HistoryWriter, type SeriesChunk } from './histories/index.ts';
export { type FlowRows, listRateChanges, readEpochs, readFlow, readGradients, readLossAt, readSteps } from './history.ts';
export { readLayerSettings } from './layerSettings.ts';
export type { MissingDatabase } from './missing.ts';
export { openStore } from './openStore.ts';
export { isAlive, ProcessLock, removeDeadLocks, removeLocksOfKilled } from './processLock.ts';
export {
  deleteQueuedRun,
  insertQueuedRun,
  listQueuedRuns,
  orderQueuedRuns,
  type StoredQueuedRun,
  saveQueuedRun,
} from './queuedRuns.ts';
export type { CurveRange } from './range.ts';
export { type HistoryRange, listSeries, readHistory, readWholeHistory } from './readHistory.ts';
export { eraseRemoved, removeRuns, restoreRuns } from './removedRuns.ts';
export { requireRun, runNotFound } from './requireRun.ts';
export { rescue, rescueWhole } from './rescue.ts';
export { labelRuns, renameRun } from './runLabels.ts';
export { listRuns, listRunsSince, type WhichRuns } from './runList.ts';
export {
  assignGraph,
  endRun,
  findRun,
  insertRun,
  interruptRunsOf,
  listDatasets,
  listOwners,
  type NewRun,
  type RunEnding,
  reopenRun,
  type StoredRun,
  saveConditions,
  saveSettingChanges,
  updateProgress,
} from './runs.ts';
export { loadSetting, saveSetting } from './settings.ts';
export { digestSteps } from './stepDigests.ts';
export { readStorage, thinRun } from './storage.ts';
export { insertHistories } from './storeHistories.ts';
export {
  deleteSweep,
  findSweep,
  insertSweep,
  listSweeps,
  listTrials,
  redefineSweep,
  type StoredSweep,
  type StoredTrial,
  saveTrial,
} from './sweeps.ts';
export { deleteTemplate, insertTemplate, listTemplates, type StoredTemplate, updateTemplate } from './templates.ts';
export { type NewTestResult, readTestTables, saveTestResult } from './testResults.ts';
export { findGraphVersion, keepGraphVersion, listGraphVersions } from './versions.ts';
export { insertImport, type NewImport, readImportedTraining } from './weightsFiles.ts';
export {
  finite,
  insertEpochs,
  insertGradients,
  insertRateChange,
  insertSteps,
  type StepGradients,
  type TimedStep,
  trimHistory,
} from './writeHistory.ts';
