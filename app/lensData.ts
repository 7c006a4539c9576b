import { UserError } from '#engine/messages/index.ts';
import type { openAllowedFiles } from './allowedFiles.ts';
import type { LensWeights } from './contract/index.ts';
import type { LensContext } from './lens/index.ts';
import type { Runs } from './runs/index.ts';
import { noticeOf } from './threads/errorData.ts';

/**
 * Data files that a foreign graph or imported weights name are only read once the user has allowed it; until then the weights can be
 * seen without samples.
 */
export function refusalsOf(allowedFiles: ReturnType<typeof openAllowedFiles>, runs: Runs): LensContext['refusalOf'] {
  return (weights) => {
    const dataset = dataOf(weights, runs);
    try {
      allowedFiles.require(dataset);
      return undefined;
    } catch (error) {
      if (error instanceof UserError) return noticeOf(error);
      throw error;
    }
  };
}

/** The SPEC of data to ask for. A run was trained on its own. @throws UserError run.notFound */
function dataOf(weights: LensWeights, runs: Runs): string | undefined {
  if (weights.kind === 'fresh') return weights.document.data?.dataset;
  runs.load(weights.runId);
  return runs.importedData(weights.runId);
}
