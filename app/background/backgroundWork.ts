import type { ReadingProgress } from '#app/contract/index.ts';
import { openDatasets } from '#app/datasets/index.ts';
import { readCurves, readGradientCurves, withReading } from '#app/store/index.ts';
import { type PreparedWeights, prepareRunWeights } from '#app/weights/index.ts';
import type { BackgroundStart, PreparedFacts, TaskOf, TaskResults, TaskType } from './backgroundTask.ts';

type Handlers = { readonly [Type in TaskType]: (task: TaskOf<Type>) => TaskResults[Type] | Promise<TaskResults[Type]> };

/** The tasks of a background thread: the same functions that the command line calls directly. */
export function createHandlers(
  { databaseFile, resourcesDirectory }: BackgroundStart,
  onProgress: (progress: ReadingProgress) => void,
): Handlers {
  const datasets = openDatasets({ resourcesDirectory, onProgress });
  let prepared: PreparedWeights | undefined;

  return {
    inspect: ({ settings, baseDirectory }) => datasets.describe(datasets.load(settings, { baseDirectory }), settings),
    prepareWeights({ runId, choice }): PreparedFacts {
      const { fileName, source, ...run } = withReading(databaseFile, (connection) =>
        prepareRunWeights(connection, datasets, runId, choice),
      );
      prepared = run.prepared;
      return { fileName, source, parameters: prepared.parameters };
    },
    writeWeights({ path }) {
      if (!prepared) throw new Error('weights are prepared before they are written');
      return prepared.write(path);
    },
    readMetrics: ({ runId, ...range }) => withReading(databaseFile, (connection) => readCurves(connection, runId, range)),
    readGradients: ({ runId, ...range }) =>
      withReading(databaseFile, (connection) => readGradientCurves(connection, runId, range)),
  };
}
