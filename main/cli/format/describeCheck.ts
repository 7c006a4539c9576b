import type { GraphCosts, ProgramListing, TrainingMemory } from '#engine/compile/index.ts';
import { type EnglishDiagnostic, type GraphDocument, withoutBlocks } from '#engine/graph/index.ts';
import { describeListing } from './describeListing.ts';
import { describeNormalizedTargets, type NormalizedTarget } from './describeNormalizedTargets.ts';
import { formatBytes, formatCount } from './numbers.ts';
import { formatPairs, formatTable } from './table.ts';

interface CheckedNode {
  readonly output: readonly number[] | null;
  readonly parameters: number;
  /** Floating-point operations for one sample; absent while its shapes are open. */
  readonly flops?: number;
  /** Bytes of its output for one sample; 0 where that is a view of another's. */
  readonly outputBytes?: number;
}

/** What `check --json` prints. */
export interface CheckReport {
  readonly ok: boolean;
  /** Those of the graph in English, and errors of reading its data in the same form. */
  readonly diagnostics: readonly (Omit<EnglishDiagnostic, 'code' | 'fix' | 'template'> & {
    readonly code: string;
    readonly fix?: EnglishDiagnostic['fix'] | string;
  })[];
  /** How the data is read, where something had to be decided: a sentence each. */
  readonly notes?: readonly string[];
  /** The output's shape, without the batch; null where an error leaves it open. */
  readonly nodes: Readonly<Record<string, CheckedNode>>;
  readonly parameters: number;
  /** The samples of a training step. */
  readonly batchSize?: number;
  /** Floating-point operations of a prediction for one sample, and of a training step. */
  readonly flops?: Pick<GraphCosts, 'sample' | 'step'>;
  /** What training holds, in bytes, before the engine lays values where others were. */
  readonly memory?: TrainingMemory;
  /** The targets that are standardized for training. */
  readonly normalizedTargets?: readonly NormalizedTarget[];
  /** With `--program`, of a graph that can be trained: a training step as it runs. */
  readonly program?: ProgramListing;
}

/**
 * A check's report as text: a line for each diagnostic, the nodes with their shapes, a verdict.
 * @param dataset the data that the graph was checked against, where there is some
 */
export function describeCheck(report: CheckReport, document: GraphDocument, dataset?: string): string {
  const { ok, diagnostics, notes = [], nodes, parameters, program } = report;
  const types = new Map(withoutBlocks(document).nodes.map(({ id, type }) => [id, type]));
  const table = formatTable(
    [
      { title: 'node' },
      { title: 'type' },
      { title: 'output' },
      { title: 'parameters', align: 'right' },
      { title: 'flops', align: 'right' },
      { title: 'bytes', align: 'right' },
    ],
    Object.entries(nodes).map(([id, node]) => [
      id,
      types.get(id) ?? '',
      node.output ? `[${node.output.join(', ')}]` : '?',
      node.output ? formatCount(node.parameters) : '?',
      node.flops === undefined ? '?' : formatCount(node.flops),
      node.outputBytes === undefined ? '?' : formatCount(node.outputBytes),
    ]),
  );
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const against = dataset === undefined ? '' : ` and fits the data '${dataset}'`;
  const verdict = ok
    ? `The graph is valid${against}: ${formatCount(parameters)} parameters.`
    : `The graph cannot be trained: ${errors} ${errors === 1 ? 'error' : 'errors'}.`;
  const listing = program ? [describeListing(program)] : [];
  const costs = ok ? describeCosts(report) : [];
  const targets = describeNormalizedTargets(report.normalizedTargets ?? []);
  return [table, ...listing, ...diagnostics.map(describeDiagnostic), ...notes, ...targets, ...costs, verdict].join('\n\n');
}

/** Of a graph that can be trained. The columns of the nodes are for one sample. */
function describeCosts({ batchSize, flops, memory }: CheckReport): string[] {
  if (!flops || !memory) return [];
  const { forward, backward, update, total } = flops.step;
  return [
    formatPairs([
      ['inference', `${formatCount(flops.sample)} FLOPs per sample`],
      [
        'training step',
        `${formatCount(total)} FLOPs for ${batchSize} samples: ${formatCount(forward)} forward, ${formatCount(backward)} backward, ${formatCount(update)} update`,
      ],
      [
        'memory',
        `${formatBytes(memory.total)}: parameters ${formatBytes(memory.parameters)}, optimizer state ${formatBytes(memory.slots)}, activations ${formatBytes(memory.outputs)}, gradients ${formatBytes(memory.gradients)}`,
      ],
    ]),
  ];
}

function describeDiagnostic({ severity, message, fix }: CheckReport['diagnostics'][number]): string {
  const remedy = typeof fix === 'string' ? fix : fix?.label;
  return remedy ? `${severity}: ${message}\n  ${remedy}` : `${severity}: ${message}`;
}
