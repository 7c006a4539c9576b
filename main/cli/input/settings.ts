import type { DataSettings, GraphDocument } from '#engine/graph/index.ts';
import { message } from '#engine/text/index.ts';
import { cliError } from '../errors.ts';

/** What the command line says in place of the document. */
export interface Overrides {
  readonly data?: string;
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly seed?: number;
}

/** The document with other data, where some are given; splits and normalization stay. */
export function withData(document: GraphDocument, dataset: string | undefined): GraphDocument {
  return dataset === undefined ? document : { ...document, data: { ...document.data, dataset } };
}

/** The document with everything that the command line overrides. */
export function withOverrides(document: GraphDocument, { data, epochs, batchSize, seed }: Overrides): GraphDocument {
  return {
    ...withData(document, data),
    training: {
      ...document.training,
      ...(epochs !== undefined && { epochs }),
      ...(batchSize !== undefined && { batchSize }),
      ...(seed !== undefined && { seed }),
    },
  };
}

/**
 * The data that a document names.
 * @throws UserError cli.noData
 */
export function requireData({ data }: GraphDocument, path: string): DataSettings {
  if (data) return data;
  throw cliError('cli.noData', message('{{path}} has no data set: expected "data" in the graph or --data SPEC', { path }), {
    where: path,
    expected: '"data": { "dataset": … }',
    received: message('none'),
    fix: message('Specify one with --data; datasets list shows the built-in data sets'),
  });
}
