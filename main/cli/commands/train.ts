import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import type { App } from '#app/app.ts';
import type { RunDetails } from '#app/contract/index.ts';
import { describeWriteFailure } from '#app/files/writeWhole.ts';
import type { WrittenWeights } from '#app/weights/index.ts';
import { describeTraining, remarkOn, type TrainingReport } from '../format/describeTraining.ts';
import { wholeNumber } from '../input/numberArgument.ts';
import type { Overrides } from '../input/settings.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { RunFailure } from '../invocation/runFailure.ts';
import { resumeRun, startRun } from '../training/beginRun.ts';
import { trainToTheEnd } from '../training/trainToTheEnd.ts';
import { warnOfFaults } from '../training/warnOfFaults.ts';
import { addDatabase, addJson, type CommonOptions, DATA_HELP, type DatabaseOptions, GRAPH_HELP } from './options.ts';
import { withApp, withRuns } from './withApp.ts';

export interface TrainOptions extends CommonOptions, DatabaseOptions, Overrides {
  readonly threads?: number;
  readonly weights?: string;
  readonly fromRun?: string;
  readonly atStep?: number;
  readonly export?: string;
  readonly resume?: string;
  /** False with `--no-diagnosis`. */
  readonly diagnosis: boolean;
}

const STOP_WHEN_HELP =
  "stop after the step at which a condition holds, such as 'loss < 0.1' or 'norm(delta) < 1e-7'; does not change the steps before";
const SET_HELP =
  'set a parameter of a node or a setting, such as hidden.units=64 or optimizer.learningRate=0.01; may be repeated';
const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];
const atLeastOne = wholeNumber({ min: 1 });

export function addTrain(program: Command, runner: Runner): void {
  const command = program
    .command('train')
    .description('train a graph and record the run; Ctrl+C stops it after a checkpoint')
    .argument('[GRAPH]', `${GRAPH_HELP}; optional with --resume`)
    .option('--data <SPEC>', DATA_HELP)
    .option('--epochs <N>', 'passes over the training samples', atLeastOne)
    .option('--batch-size <N>', 'samples per update', atLeastOne)
    .option('--seed <N>', 'random seed', wholeNumber({ min: 0 }))
    .option('--set <NAME.PARAMETER=VALUE>', SET_HELP, collect, [])
    .option('--threads <N>', 'threads for large steps (default: all cores); does not change the result', atLeastOne)
    .option('--stop-when <CONDITION>', STOP_WHEN_HELP)
    .option('--weights <FILE>', 'start from these weights instead of initial ones')
    .option('--from-run <RUN>', 'start from the weights and the optimizer state of a run, as far as they fit the graph')
    .option('--at-step <N>', 'with --from-run: as they were after this step (default: its last)', wholeNumber({ min: 0 }))
    .option('--export <FILE>', 'export the trained weights as JSON and verify the file by reading it back')
    .option('--resume <RUN>', 'resume a run from its last checkpoint')
    .option('--no-diagnosis', 'do not look for faults of the run at its end');
  addJson(addDatabase(command)).action(runner.action(runTrain, () => ({ type: 'error' })));
}

async function runTrain(invocation: Invocation, graph: string | undefined, options: TrainOptions): Promise<ExitCode> {
  refuseMisuse(invocation, graph, options);
  if (options.stopWhen?.trim() === '') invocation.refuseUsage('--stop-when expects a condition');
  if (options.export !== undefined) await requireWritableFolder(options.export);
  const withDatabase = options.resume === undefined ? withApp : withRuns;
  return withDatabase<ExitCode>(invocation, options, async (app) => {
    const started = performance.now();
    const diagnose = (runId: string) => (options.diagnosis ? warnOfFaults(invocation, app, runId) : []);
    const run = await trainToTheEnd(invocation, app.services.runs, () => begin(app, graph, options)).catch(
      async (error: unknown) => {
        if (error instanceof RunFailure && error.code === 'training.nonFinite') await diagnose(error.runId);
        throw error;
      },
    );
    const seconds = (performance.now() - started) / 1000;
    const findings = await diagnose(run.id);
    const weights = options.export === undefined ? undefined : await app.services.weights.exportTo(run.id, options.export);
    const report = { ...reportOf(run, seconds, weights, trainedBy(run, app)), ...(findings.length > 0 && { findings }) };
    invocation.reporter.result(report, () => describeTraining(report));
    return 0;
  });
}

/** Settings that a resumed run cannot change. */
const FROZEN = {
  ...{ set: '--set' },
  ...{ data: '--data', epochs: '--epochs', batchSize: '--batch-size', seed: '--seed', weights: '--weights' },
  ...{ fromRun: '--from-run', atStep: '--at-step' },
} as const;

function refuseMisuse({ refuseUsage }: Invocation, graph: string | undefined, options: TrainOptions): void {
  if (options.resume === undefined) {
    if (graph === undefined) refuseUsage("missing required argument 'GRAPH' (or --resume RUN)");
    if (options.atStep !== undefined && options.fromRun === undefined) refuseUsage('--at-step needs --from-run RUN');
    if (options.weights !== undefined && options.fromRun !== undefined)
      refuseUsage('expected at most one of --weights and --from-run');
    return;
  }
  const isGiven = (value: unknown) => (Array.isArray(value) ? value.length > 0 : value !== undefined);
  const given = Object.entries(FROZEN).find(([option]) => isGiven(options[option as keyof typeof FROZEN]));
  if (given) refuseUsage(`${given[1]} cannot be used with --resume: a resumed run keeps its settings`);
}

function begin({ services }: App, graph: string | undefined, options: TrainOptions) {
  if (options.resume !== undefined) return resumeRun(services.runs, options.resume, graph, options);
  return startRun(services.runs, graph as string, options);
}

function reportOf(run: RunDetails, seconds: number, weights: WrittenWeights | undefined, trained: Trained): TrainingReport {
  const { id, status, loss, metrics, validation, baseline, parameters } = run;
  const remark = remarkOn(run);
  const condition = run.conditions.at(-1);
  return {
    type: 'done',
    run: id,
    status,
    ...trained,
    loss,
    metrics,
    ...(validation && { validation }),
    ...(baseline && { baseline }),
    ...(remark !== undefined && { remark }),
    parameters,
    seconds,
    ...(run.earlyStop && { earlyStop: run.earlyStop }),
    ...(condition && { condition }),
    ...(weights && { export: weights }),
  };
}

type Trained = Pick<TrainingReport, 'epoch' | 'step' | 'restoredAfter'>;

/** The training behind a run's weights: to its end, unless early stopping restored earlier ones. */
function trainedBy({ id, epoch, step, restoredEpoch }: RunDetails, { services }: App): Trained {
  if (restoredEpoch === null) return { epoch, step };
  const restored = services.runs.epochs(id).find((row) => row.epoch === restoredEpoch);
  return restored ? { epoch: restored.epoch, step: restored.step, restoredAfter: { epoch, step } } : { epoch, step };
}

/**
 * Finds out before long work whether its result has a place to go.
 * @throws UserError file.unwritable
 */
async function requireWritableFolder(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    throw describeWriteFailure(path, error as NodeJS.ErrnoException);
  }
}
