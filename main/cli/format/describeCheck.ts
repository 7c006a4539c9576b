import type { GraphCosts, ProgramListing, TrainingMemory } from '#engine/compile/index.ts';
import { type EnglishDiagnostic, type GraphDocument, withoutBlocks } from '#engine/graph/index.ts';
import { describeListing } from './describeListing.ts';
import { describeNormalizedTargets, type NormalizedTarget } from './describeNormalizedTargets.ts';
import { formatBytes, formatCount } from './numbers.ts';
import { formatPairs, formatTable, numbers, texts } from './table.ts';

interface CheckedNode {
  readonly output: readonly number[] | null;
  readonly parameters: number;
  /** Floating-point operations per sample; absent if its shapes are unknown. */
  readonly flops?: number;
  /** Bytes of its output per sample; 0 for a view. */
  readonly outputBytes?: number;
}

/** The output of `check --json`. */
export interface CheckReport {
  readonly ok: boolean;
  /** The graph's diagnostics in English, and errors of reading its data in the same form. */
  readonly diagnostics: readonly (Omit<EnglishDiagnostic, 'code' | 'fix' | 'template'> & {
    readonly code: string;
    readonly fix?: EnglishDiagnostic['fix'] | string;
  })[];
  /** Decisions made in reading the data, a sentence each. */
  readonly notes?: readonly string[];
  /** Output shapes, without the batch; null if an error leaves them unknown. */
  readonly nodes: Readonly<Record<string, CheckedNode>>;
  readonly parameters: number;
  /** Samples of a training step. */
  readonly batchSize?: number;
  /** Floating-point operations of a prediction for one sample, and of a training step. */
  readonly flops?: Pick<GraphCosts, 'sample' | 'step'>;
  /** Memory of training in bytes, without reuse. */
  readonly memory?: TrainingMemory;
  /** Targets standardized for training. */
  readonly normalizedTargets?: readonly NormalizedTarget[];
  /** With `--program`, for a trainable graph: a training step as executed. */
  readonly program?: ProgramListing;
}

/**
 * A check's report as text: a line per diagnostic, the nodes with their shapes, a verdict.
 * @param dataset the data that the graph was checked against, if any
 */
export function describeCheck(report: CheckReport, document: GraphDocument, dataset?: string): string {
  const { ok, diagnostics, notes = [], nodes, parameters, program } = report;
  const types = new Map(withoutBlocks(document).nodes.map(({ id, type }) => [id, type]));
  const table = formatTable(
    [...texts('node', 'type', 'output'), ...numbers('parameters', 'flops', 'bytes')],
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

/** For a trainable graph. The columns of nodes are per sample. */
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
