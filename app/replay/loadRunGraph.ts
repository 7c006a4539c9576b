import type { Datasets } from '#app/datasets/index.ts';
import type { StoredRun } from '#app/store/index.ts';
import { type BoundGraph, checkGraph } from '#engine/graph/index.ts';
import { type Dataset, renormalizeTargets } from '#engine/training/index.ts';
import { dataChanged, noData } from './errors.ts';

/**
 * The graph of a run on the data that it was trained on. Synchronous: call it in a worker.
 * @throws UserError replay.noData, replay.dataChanged, dataset.*
 */
export function loadRunGraph(datasets: Datasets, run: StoredRun): BoundGraph<Dataset> {
  const { document, baseDirectory, dataFingerprint, preparation } = run;
  if (!document.data) throw noData(run);
  const loaded = datasets.load(document.data, { baseDirectory });
  if (loaded.fingerprint !== dataFingerprint) throw dataChanged(run, loaded.fingerprint);
  return checkGraph(document).bind(renormalizeTargets(loaded, preparation));
}
