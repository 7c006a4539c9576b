import type { StoredRun } from '#app/store/index.ts';
import { applySettings, type GraphDocument } from '#engine/graph/index.ts';
import { BATCH_SIZE } from '#engine/training/index.ts';

/** The graph of a run with the settings changed up to a step, as it computed that step. Batches are a matter of the plan. */
export function documentAt({ document, summary }: Pick<StoredRun, 'document' | 'summary'>, step: number): GraphDocument {
  const changes = summary.settingChanges.filter((change) => change.step <= step && change.address !== BATCH_SIZE);
  return applySettings(document, changes);
}
