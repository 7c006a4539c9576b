import type { DataSettings, GraphDocument } from '#engine/graph/index.ts';
import { message } from '#engine/messages/index.ts';
import { cliError } from '../invocation/errors.ts';

/** Command line options that override the document. */
export interface Overrides {
  readonly data?: string;
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly seed?: number;
  readonly stopWhen?: string;
}

/** The document with other data, if given; splits and normalization stay. */
export function withData(document: GraphDocument, dataset: string | undefined): GraphDocument {
  return dataset === undefined ? document : { ...document, data: { ...document.data, dataset } };
}

/** The document with all overrides of the command line. */
export function withOverrides(document: GraphDocument, { data, epochs, batchSize, seed, stopWhen }: Overrides): GraphDocument {
  return {
    ...withData(document, data),
    training: {
      ...document.training,
      ...(epochs !== undefined && { epochs }),
      ...(batchSize !== undefined && { batchSize }),
      ...(seed !== undefined && { seed }),
      ...(stopWhen !== undefined && { stopWhen }),
    },
  };
}

/**
 * The data of a document.
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
