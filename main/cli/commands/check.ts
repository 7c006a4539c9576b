import type { Command } from 'commander';
import { openDatasets } from '#app/datasets/index.ts';
import { UserError } from '#engine/errors.ts';
import { analyzeGraph, type DataDescription, type DataSettings, type GraphAnalysis } from '#engine/graph/index.ts';
import { trainingData } from '#engine/training/index.ts';
import { type CheckReport, describeCheck } from '../format/describeCheck.ts';
import { readGraphFile } from '../input/readInput.ts';
import { withData } from '../input/settings.ts';
import type { ExitCode, Invocation, Runner } from '../invocation.ts';
import { type ReportedError, reportedError } from '../reporter.ts';
import { addJson, type CommonOptions, DATA_HELP, GRAPH_HELP } from './options.ts';

interface CheckOptions extends CommonOptions {
  readonly data?: string;
}

export function addCheck(program: Command, runner: Runner): void {
  const command = program
    .command('check')
    .description('validate a graph, alone and against the data that it names')
    .argument('<GRAPH>', GRAPH_HELP)
    .option('--data <SPEC>', DATA_HELP);
  addJson(command).action(runner.action(runCheck, describeUnreadable));
}

/** Everything that would keep the graph from training is a diagnostic, data that cannot be read among it. */
async function runCheck({ environment, reporter }: Invocation, graph: string, options: CheckOptions): Promise<ExitCode> {
  const read = await readGraphFile(graph);
  const document = withData(read.document, options.data);
  const data = document.data && loadData(document.data, environment.resourcesDirectory);
  const analysis = analyzeGraph(document, data instanceof UserError ? undefined : data);
  const report: CheckReport = {
    ok: analysis.ok && !(data instanceof UserError),
    diagnostics: [
      ...read.diagnostics,
      ...analysis.diagnostics,
      ...(data instanceof UserError ? [{ severity: 'error' as const, ...reportedError(data) }] : []),
    ],
    nodes: describeNodes(analysis),
    parameters: analysis.parameters,
  };
  reporter.result(report, () => describeCheck(report, document, data instanceof UserError ? undefined : document.data?.dataset));
  return report.ok ? 0 : 1;
}

/** A file that cannot be read as a graph is reported as one that has a single problem. */
function describeUnreadable(error: ReportedError): CheckReport {
  return { ok: false, diagnostics: [{ severity: 'error', ...error }], nodes: {}, parameters: 0 };
}

function loadData(settings: DataSettings, resourcesDirectory: string): DataDescription | UserError {
  try {
    return trainingData(openDatasets({ resourcesDirectory }).load(settings));
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function describeNodes({ nodes }: GraphAnalysis): CheckReport['nodes'] {
  return Object.fromEntries(
    [...nodes].map(([id, { output, parameters }]) => [id, { output: output ? [...output] : null, parameters }]),
  );
}
