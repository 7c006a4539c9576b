import type { ProgramListing } from '#engine/compile/index.ts';
import type { Diagnostic, GraphDocument } from '#engine/graph/index.ts';
import { describeListing } from './describeListing.ts';
import { formatCount } from './numbers.ts';
import { formatTable } from './table.ts';

/** What `check --json` prints. */
export interface CheckReport {
  readonly ok: boolean;
  /** Those of the graph, and errors of reading its data in the same form. */
  readonly diagnostics: readonly (Omit<Diagnostic, 'code' | 'fix'> & {
    readonly code: string;
    readonly fix?: Diagnostic['fix'] | string;
  })[];
  /** The output's shape, without the batch; null where an error leaves it open. */
  readonly nodes: Readonly<Record<string, { readonly output: readonly number[] | null; readonly parameters: number }>>;
  readonly parameters: number;
  /** With `--program`, of a graph that can be trained: a training step as it runs. */
  readonly program?: ProgramListing;
}

/**
 * A check's report as text: a line for each diagnostic, the nodes with their shapes, a verdict.
 * @param dataset the data that the graph was checked against, where there is some
 */
export function describeCheck(
  { ok, diagnostics, nodes, parameters, program }: CheckReport,
  document: GraphDocument,
  dataset?: string,
): string {
  const types = new Map(document.nodes.map(({ id, type }) => [id, type]));
  const table = formatTable(
    [{ title: 'node' }, { title: 'type' }, { title: 'output' }, { title: 'parameters', align: 'right' }],
    Object.entries(nodes).map(([id, node]) => [
      id,
      types.get(id) ?? '',
      node.output ? `[${node.output.join(', ')}]` : '?',
      formatCount(node.parameters),
    ]),
  );
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const against = dataset === undefined ? '' : ` and fits the data '${dataset}'`;
  const verdict = ok
    ? `The graph is valid${against}: ${formatCount(parameters)} parameters.`
    : `The graph cannot be trained: ${errors} ${errors === 1 ? 'error' : 'errors'}.`;
  const listing = program ? [describeListing(program)] : [];
  return [table, ...listing, ...diagnostics.map(describeDiagnostic), verdict].join('\n\n');
}

function describeDiagnostic({ severity, message, fix }: CheckReport['diagnostics'][number]): string {
  const remedy = typeof fix === 'string' ? fix : fix?.label;
  return remedy ? `${severity}: ${message}\n  ${remedy}` : `${severity}: ${message}`;
}
