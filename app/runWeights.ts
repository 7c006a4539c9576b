import type { openAllowedFiles } from './allowedFiles.ts';
import type { Background } from './background/index.ts';
import type { EvaluationProgress, RunDetails, RunSummary } from './contract/index.ts';
import type { openGraphs } from './graphs/index.ts';
import type { Runs } from './runs/index.ts';
import { saveTestResult, type WritingConnection } from './store/index.ts';
import type { ExportOptions, openWeights } from './weights/index.ts';

interface Parts {
  readonly allowedFiles: ReturnType<typeof openAllowedFiles>;
  readonly background: Background;
  readonly graphs: ReturnType<typeof openGraphs>;
  readonly runs: Runs;
  readonly weights: ReturnType<typeof openWeights>;
}

interface ImportedFile {
  readonly path: string;
  readonly name: string;
  /** For weights of a format without a graph. */
  readonly openGraph?: Pick<RunDetails, 'id' | 'document'> | undefined;
}

interface EvaluateOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: EvaluationProgress) => void;
}

/**
 * The weights of runs for the window: their evaluation, import and export. Data files that imported weights name are only read
 * once the user has allowed it.
 */
export function openRunWeights(connection: WritingConnection, { allowedFiles, background, graphs, runs, weights }: Parts) {
  return {
    /** @throws UserError weights.*, dataset.*, training.noSamples, background.* */
    async evaluate(runId: string, options: EvaluateOptions = {}): Promise<RunSummary> {
      allowedFiles.require(runs.importedData(runId));
      saveTestResult(connection, runId, await background.evaluateRun(runId, options));
      return runs.load(runId);
    },
    /** @throws UserError weights.*, graph.*, file.missing, file.unreadable, background.* */
    async import({ path, name, openGraph }: ImportedFile, { signal }: Pick<EvaluateOptions, 'signal'> = {}): Promise<RunSummary> {
      const file = { path, fileName: name, openGraph: openGraph?.document };
      const { runId, document } = await background.importWeights(file, { signal });
      const graphId = document ? graphs.create(document).id : openGraph?.id;
      if (graphId !== undefined) runs.assignGraph(runId, graphId);
      return runs.load(runId);
    },
    /** @throws UserError weights.*, format.*, background.*, file.full, file.unwritable */
    export: (runId: string, options: Omit<ExportOptions, 'readsData'>) =>
      weights.export(runId, { ...options, readsData: allowedFiles.includes(runs.importedData(runId)) }),
  };
}
