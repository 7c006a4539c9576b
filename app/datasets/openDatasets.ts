import type { DatasetDescription, DatasetSummary } from '#app/contract/index.ts';
import type { DataSettings } from '#engine/graph/index.ts';
import type { DatasetContext } from './builtIn.ts';
import { BUILT_INS } from './catalog.ts';
import { type DescribedDataset, describeDataset } from './describe.ts';
import { fingerprint } from './fingerprint.ts';
import { normalizeColumn } from './normalize.ts';
import { readSource } from './readSource.ts';
import { SPLIT_DEFAULTS, splitSamples } from './splits.ts';

/** What can be trained on. */
export interface Datasets {
  /** The built-in data sets. */
  list(): DatasetSummary[];
  /**
   * Reads, splits and normalizes what a graph document's `data` names. Synchronous: call it where waiting is allowed.
   * @param options.baseDirectory where relative paths start; the current directory unless given
   * @throws UserError dataset.*, each naming the place.
   */
  load(settings: DataSettings, options?: { readonly baseDirectory?: string }): DescribedDataset;
  /** What a loaded data set holds, with a preview of its first training samples in raw numbers. */
  describe(dataset: Parameters<typeof describeDataset>[0], settings: DataSettings): DatasetDescription;
}

/** Opens the data sets. `resourcesDirectory` is the folder `resources` of the program. */
export function openDatasets(context: DatasetContext): Datasets {
  return {
    list: () =>
      BUILT_INS.map(({ spec, title, description, samples }) => ({ spec, name: title, description, samples, kind: 'builtIn' })),
    load: (settings, options) => loadDataset(settings, options?.baseDirectory ?? process.cwd(), context),
    describe: describeDataset,
  };
}

function loadDataset(settings: DataSettings, baseDirectory: string, context: DatasetContext): DescribedDataset {
  const source = readSource(settings.dataset, baseDirectory, context);
  const splits = splitSamples(source, {
    test: settings.test ?? SPLIT_DEFAULTS.test,
    validation: settings.validation ?? SPLIT_DEFAULTS.validation,
  });
  const inputs = source.inputs.map((column) => normalizeColumn(column, splits.train, settings.normalize ?? 'none'));
  const { name, description, targets, notes = [] } = source;
  return { name, description, notes, inputs, targets, splits, fingerprint: fingerprint({ inputs, targets, splits }) };
}
