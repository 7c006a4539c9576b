import { keepDatasets, openDatasets } from '#app/datasets/index.ts';
import { diagnoseRun } from '#app/diagnosis/index.ts';
import { exportHistories } from '#app/exports/index.ts';
import {
  insertImport,
  listSeries,
  readCurves,
  readNormsToPlot,
  readStorage,
  WritingConnection,
  withReading,
} from '#app/store/index.ts';
import { collectGarbage } from '#app/threads/collectGarbage.ts';
import { evaluateRun, type PreparedWeights, prepareRunWeights, readImport } from '#app/weights/index.ts';
import { createWasmExecutor, type Executor } from '#engine/kernels/index.ts';
import type {
  BackgroundStart,
  ImportedWeights,
  PreparedFacts,
  TaskOf,
  TaskProgress,
  TaskResults,
  TaskType,
} from './backgroundTask.ts';
import { compareWeights } from './compareWeights.ts';
import { readFlow } from './readFlow.ts';
import { readRunHistory } from './readRunHistory.ts';

type Handlers = { readonly [Type in TaskType]: (task: TaskOf<Type>) => TaskResults[Type] | Promise<TaskResults[Type]> };

/**
 * The tasks of a background thread: the same functions that the command line calls directly.
 * @param createExecutor of replays; default: on this thread alone
 */
export function createHandlers(
  { databaseFile, resourcesDirectory }: BackgroundStart,
  onProgress: (progress: TaskProgress) => void,
  createExecutor: () => Executor = createWasmExecutor,
): Handlers {
  const datasets = openDatasets({ resourcesDirectory, onProgress });
  const evaluated = keepDatasets(
    openDatasets({
      resourcesDirectory,
      onProgress: ({ bytes, totalBytes }) => onProgress({ part: 'data', share: totalBytes > 0 ? bytes / totalBytes : 1 }),
    }),
  );
  let prepared: PreparedWeights | undefined;

  return {
    survey: ({ settings, baseDirectory }) => datasets.survey(settings, { baseDirectory }),
    inspect: ({ settings, baseDirectory }) => datasets.inspect(settings, { baseDirectory }),
    prepareWeights({ runId, choice }): PreparedFacts {
      const { fileName, source, remarks, ...run } = withReading(databaseFile, (connection) =>
        prepareRunWeights(connection, datasets, runId, choice, createExecutor),
      );
      prepared = run.prepared;
      return { fileName, source, remarks, parameters: prepared.parameters };
    },
    writeWeights({ path }) {
      if (!prepared) throw new Error('weights are prepared before they are written');
      return prepared.write(path);
    },
    evaluateRun({ runId }) {
      try {
        return withReading(databaseFile, (connection) => evaluateRun(connection, evaluated, runId, onProgress));
      } finally {
        collectGarbage();
      }
    },
    diagnoseRun: ({ runId }) =>
      withReading(databaseFile, (connection) => diagnoseRun(connection, datasets, runId, createExecutor())),
    compareWeights: ({ runIds }) => withReading(databaseFile, (connection) => compareWeights(connection, runIds)),
    readStorage: ({ thinning }) => withReading(databaseFile, (connection) => readStorage(connection, thinning)),
    async importWeights({ type: _, ...options }): Promise<ImportedWeights> {
      const { content, document } = await readImport(datasets, options);
      const connection = WritingConnection.open(databaseFile, { fileMustExist: true });
      try {
        insertImport(connection, content);
      } finally {
        connection.close();
      }
      return { runId: content.run.id, document };
    },
    readMetrics: ({ runId, ...range }) => withReading(databaseFile, (connection) => readCurves(connection, runId, range)),
    readGradients: ({ runId, ...range }) => withReading(databaseFile, (connection) => readNormsToPlot(connection, runId, range)),
    readFlow: ({ runId, ...range }) => withReading(databaseFile, (connection) => readFlow(connection, runId, range)),
    exportHistories: ({ runId, path, format }) => exportHistories(databaseFile, runId, path, format),
    listHistories: ({ runId }) => withReading(databaseFile, (connection) => listSeries(connection, runId)),
    readHistory: ({ runId, ...range }) => withReading(databaseFile, (connection) => readRunHistory(connection, runId, range)),
  };
}
