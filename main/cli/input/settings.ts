import { type DataSettings, type GraphDocument, setValue } from '#engine/graph/index.ts';
import { message } from '#engine/messages/index.ts';
import { cliError } from '../invocation/errors.ts';

/** Command line options that override the document. */
export interface Overrides {
  readonly data?: string;
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly seed?: number;
  readonly stopWhen?: string;
  /** `hidden.units=64`, each. */
  readonly set?: readonly string[];
}

/** The document with other data, if given; splits and normalization stay. */
export function withData(document: GraphDocument, dataset: string | undefined): GraphDocument {
  return dataset === undefined ? document : { ...document, data: { ...document.data, dataset } };
}

/**
 * The document with all overrides of the command line.
 * @throws UserError setting.unknown, setting.value, cli.assignment
 */
export function withOverrides(
  document: GraphDocument,
  { data, epochs, batchSize, seed, stopWhen, set = [] }: Overrides,
): GraphDocument {
  const assigned = set.reduce(assign, withData(document, data));
  return {
    ...assigned,
    training: {
      ...assigned.training,
      ...(epochs !== undefined && { epochs }),
      ...(batchSize !== undefined && { batchSize }),
      ...(seed !== undefined && { seed }),
      ...(stopWhen !== undefined && { stopWhen }),
    },
  };
}

/** The document with one value set, as in `hidden.units=64`. */
function assign(document: GraphDocument, assignment: string): GraphDocument {
  const equals = assignment.indexOf('=');
  if (equals > 0) return setValue(document, assignment.slice(0, equals).trim(), assignment.slice(equals + 1).trim());
  const expected = message('NAME.PARAMETER=VALUE');
  const text = message("--set expects {{expected}}, but is '{{received}}'", { expected, received: assignment });
  throw cliError('cli.assignment', text, { where: '--set', expected, received: assignment });
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
