import type { Command } from 'commander';
import { openDatasets } from '#app/datasets/index.ts';
import { costsOf, type GraphCosts } from '#engine/compile/index.ts';
import {
  type CheckedGraph,
  diagnosticInEnglish,
  type GraphAnalysis,
  inspectGraph,
  MOST_OPERATIONS,
} from '#engine/graph/index.ts';
import { english, UserError } from '#engine/messages/index.ts';
import {
  type Dataset,
  listTrainingStep,
  normalizeTargets,
  planSteps,
  preparationOf,
  requireTrainingMemory,
  type TrainingSizes,
  trainingData,
  trainingSizes,
} from '#engine/training/index.ts';
import { type CheckReport, describeCheck } from '../format/describeCheck.ts';
import { normalizedTargets } from '../format/describeNormalizedTargets.ts';
import { wholeNumber } from '../input/numberArgument.ts';
import { readGraphFile } from '../input/readInput.ts';
import { withOverrides } from '../input/settings.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { type ReportedError, reportedError } from '../invocation/reporter.ts';
import { addJson, type CommonOptions, DATA_HELP, GRAPH_HELP } from './options.ts';

interface CheckOptions extends CommonOptions {
  readonly data?: string;
  readonly batchSize?: number;
  readonly program?: boolean;
}

export function addCheck(program: Command, runner: Runner): void {
  const command = program
    .command('check')
    .description('check a graph, alone and against its data set')
    .argument('<GRAPH>', GRAPH_HELP)
    .option('--data <SPEC>', DATA_HELP)
    .option('--batch-size <N>', 'samples per update; overrides the graph', wholeNumber({ min: 1 }))
    .option('--program', 'list the kernels of a training step: operations, shapes, memory, FLOPs');
  addJson(command).action(runner.action(runCheck, describeUnreadable));
}

/** Reports everything that would prevent training as a diagnostic, including unreadable data. */
async function runCheck({ environment, reporter }: Invocation, file: string, options: CheckOptions): Promise<ExitCode> {
  const read = await readGraphFile(file);
  const document = withOverrides(read.document, options);
  const loaded = attempt(() => document.data && openDatasets(environment).load(document.data));
  const { analysis, graph } = inspectGraph(document, loaded.value && trainingData(loaded.value));
  const dataset = loaded.value && normalizeTargets(analysis, document, loaded.value);
  const targets = normalizedTargets(dataset ? preparationOf(dataset).targets : []);
  const sizes = sizesOf(graph, analysis, dataset);
  const memory = graph ? attempt(() => requireTrainingMemory(graph, sizes)) : {};
  const refusals = [loaded.refusal, memory.refusal].filter((refusal) => refusal !== undefined);
  const ok = graph !== undefined && refusals.length === 0;
  const report: CheckReport = {
    ok,
    diagnostics: [
      ...[...read.diagnostics, ...analysis.diagnostics].map(diagnosticInEnglish),
      ...refusals.map((refusal) => ({ severity: 'error' as const, ...reportedError(refusal) })),
    ],
    ...(analysis.notes.length > 0 && { notes: analysis.notes.map(english) }),
    ...describeSize(analysis, costsOf(analysis, { ...analysis.configuration, batchSize: sizes.batchSize }, MOST_OPERATIONS)),
    ...(targets.length > 0 && { normalizedTargets: targets }),
    ...(ok && options.program && { program: listTrainingStep(graph, sizes) }),
  };
  reporter.result(report, () => describeCheck(report, document, dataset && document.data?.dataset));
  return ok ? 0 : 1;
}

/** Reports an unreadable graph file as a single problem. */
function describeUnreadable(error: ReportedError): CheckReport {
  return { ok: false, diagnostics: [{ severity: 'error', ...error }], nodes: {}, parameters: 0 };
}

/** The result of a fallible step. */
interface Attempt<Result> {
  readonly value?: Result;
  readonly refusal?: UserError;
}

function attempt<Result>(action: () => Result): Attempt<Result> {
  try {
    return { value: action() };
  } catch (error) {
    if (error instanceof UserError) return { refusal: error };
    throw error;
  }
}

function sizesOf(graph: CheckedGraph | undefined, { configuration }: GraphAnalysis, dataset: Dataset | undefined): TrainingSizes {
  if (!dataset) return { batchSize: configuration.batchSize };
  return graph ? trainingSizes(graph.bind(dataset)) : { batchSize: planSteps(configuration, dataset).parts[0].batchSize };
}

/** The size of the graph and its costs. */
function describeSize(
  { nodes, parameters }: GraphAnalysis,
  costs: GraphCosts,
): Pick<CheckReport, 'nodes' | 'parameters' | 'batchSize' | 'flops' | 'memory'> {
  const described = [...nodes].map(([id, { output, parameters: own }]) => {
    const cost = costs.nodes.get(id);
    const known = cost && { flops: cost.sample, outputBytes: cost.outputBytes };
    return [id, { output: output ? [...output] : null, parameters: own, ...known }] as const;
  });
  return {
    nodes: Object.fromEntries(described),
    parameters,
    batchSize: costs.batchSize,
    flops: { sample: costs.sample, step: costs.step },
    memory: costs.memory,
  };
}
