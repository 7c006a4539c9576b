import type { Command } from 'commander';
import { Option } from 'commander';
import type { RunWarning } from '#app/contract/index.ts';
import { withoutBlocks } from '#engine/graph/index.ts';
import { checkGradients, explain, explainable, type LensOptions, type LensResult, lens, PassScope } from '#engine/lens/index.ts';
import { english, type Message } from '#engine/messages/index.ts';
import type { SampleBatch } from '#engine/training/index.ts';
import { describeExplanation, explanationJson } from '../format/describeExplanation.ts';
import { describeLens } from '../format/describeLens.ts';
import { wholeNumber } from '../input/numberArgument.ts';
import { readGraphFile, readPreparedSamples, readWeightsFor } from '../input/readInput.ts';
import { readRunSample, type SampleChoice, SPLITS, type Split } from '../input/readRunSample.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import {
  addDatabase,
  addJson,
  type CommonOptions,
  type DatabaseOptions,
  GRAPH_HELP,
  INPUT_HELP,
  PREPARED_HELP,
  TARGET_HELP,
  WEIGHTS_HELP,
} from './options.ts';
import { withRuns } from './withApp.ts';

/** An autoencoder's target is its input. */
const NO_TARGETS: SampleBatch = { count: 0, columns: new Map() };

export interface SubjectOptions extends CommonOptions, DatabaseOptions {
  readonly weights?: string;
  readonly input?: string;
  readonly run?: string;
  readonly step?: number;
  readonly sample?: number;
  readonly split?: Split;
  readonly target?: string;
  readonly prepared?: boolean;
  readonly mode: 'evaluate' | 'train';
  readonly seed?: number;
}

interface LensCommandOptions extends SubjectOptions {
  readonly check?: boolean;
  readonly explain?: string;
}

/** What a pass is of: a graph with files, or a sample of a run. */
export function addSubject(command: Command): Command {
  return command
    .argument('[GRAPH]', `${GRAPH_HELP}, with --weights and --input`)
    .option('--weights <FILE>', WEIGHTS_HELP)
    .option('--input <FILE>', INPUT_HELP)
    .option('--target <FILE>', `${TARGET_HELP}; required if the graph has a target`)
    .option('--prepared', PREPARED_HELP)
    .option('--run <ID>', 'take graph, weights and sample from this run')
    .option('--step <N>', 'with --run: its weights after this step, rebuilt (default: its last)', wholeNumber({ min: 0 }))
    .option('--sample <I>', 'with --run: a sample of its data, by its number in the split, from 0', wholeNumber({ min: 0 }))
    .addOption(new Option('--split <SPLIT>', 'with --run: the split of the sample (default: train)').choices(SPLITS));
}

export function addLens(program: Command, runner: Runner): void {
  const command = addSubject(
    program.command('lens').description('run one forward and backward pass in float64: every output, error signal and gradient'),
  )
    .option('--check', 'compare each gradient with central differences')
    .option(
      '--explain <ADDRESS>',
      'show how one number comes about: hidden.out[3], hidden.dout[3], hidden.weight[3,17] (dJ/dW), hidden.out[SAMPLE,3]',
    )
    .addOption(
      new Option('--mode <MODE>', 'behavior of layers such as dropout').choices(['evaluate', 'train']).default('evaluate'),
    )
    .option('--seed <N>', 'random seed of layers such as dropout, with --mode train', wholeNumber({ min: 0 }));
  addJson(addDatabase(command)).action(runner.action(runLens));
}

async function runLens(invocation: Invocation, graph: string | undefined, options: LensCommandOptions): Promise<ExitCode> {
  const { reporter, refuseUsage } = invocation;
  if (options.mode === 'train' && options.seed === undefined) refuseUsage('--mode train needs --seed N');
  if (options.check && options.explain !== undefined) refuseUsage('--check and --explain cannot be used together');
  if (options.mode !== 'train' && options.seed !== undefined) refuseUsage('--seed belongs to --mode train');
  const { warnings, lensOptions, of, remarks = [] } = await chooseSubject(invocation, graph, options);
  reporter.warn(warnings);
  for (const remark of remarks) reporter.note(english(remark));
  if (options.explain !== undefined) {
    const explanation = explain(new PassScope(explainable(lensOptions)), options.explain);
    if (reporter.json) for (const remark of explanation.remarks) reporter.note(english(remark));
    reporter.result(explanationJson(explanation), () => describeExplanation(explanation));
    return 0;
  }
  const result: LensResult & { check?: Record<string, number> } = {
    ...(of && { of }),
    ...lens(lensOptions),
    ...(options.check && { check: checkGradients(lensOptions) }),
    ...(remarks.length > 0 && { remarks: remarks.map(english) }),
  };
  reporter.result(result, () => [...(of ? [describeSubject(of)] : []), describeLens(result)].join('\n\n'));
  return 0;
}

/** What the pass is of, ready to run. */
interface Subject {
  readonly warnings: readonly RunWarning[];
  readonly lensOptions: LensOptions;
  /** The step and sample of a run. */
  readonly of?: {
    readonly run: string;
    readonly step: number;
    readonly epoch: number;
    readonly split: Split;
    readonly sample: number;
  };
  readonly remarks?: readonly Message[];
}

const describeSubject = ({ run, step, epoch, split, sample }: NonNullable<Subject['of']>): string =>
  `run ${run} after step ${step}, in epoch ${epoch}; ${split} sample ${sample}`;

/** A graph with files, or a run: exactly one of them. */
export async function chooseSubject(
  invocation: Invocation,
  graph: string | undefined,
  options: SubjectOptions,
): Promise<Subject> {
  const { refuseUsage } = invocation;
  const { run, weights, input, target, prepared, step, sample, split } = options;
  const files = { GRAPH: graph, '--weights': weights, '--input': input, '--target': target, '--prepared': prepared };
  const ofRun = { '--step': step, '--sample': sample, '--split': split };
  const given = Object.entries(run === undefined ? ofRun : files).find(([, value]) => value !== undefined);
  if (given) refuseUsage(run === undefined ? `${given[0]} needs --run ID` : `${given[0]} cannot be used with --run`);
  if (run !== undefined) {
    if (sample === undefined) return refuseUsage('--run needs --sample I');
    return readRun(invocation, run, { number: sample, split: split ?? 'train' }, options);
  }
  if (graph === undefined) return refuseUsage("missing required argument 'GRAPH' (or --run ID)");
  if (weights === undefined || input === undefined) return refuseUsage('GRAPH needs --weights FILE and --input FILE');
  return readLensOptions(graph, { ...options, weights, input }, refuseUsage);
}

async function readRun(invocation: Invocation, run: string, choice: SampleChoice, options: SubjectOptions): Promise<Subject> {
  const { environment } = invocation;
  const { step: asked, db = environment.databaseFile, mode, seed } = options;
  return withRuns(invocation, options, async ({ services }) => {
    const { id } = services.runs.load(run);
    const { step, epoch, remarks, ...pass } = readRunSample(db, environment, { runId: id, step: asked, choice });
    return {
      warnings: [],
      remarks,
      of: { run: id, step, epoch, split: choice.split, sample: choice.number },
      lensOptions: { ...pass, mode, ...(seed !== undefined && { seed }) },
    };
  });
}

async function readLensOptions(
  file: string,
  {
    weights: weightsFile,
    input,
    target,
    prepared,
    mode,
    seed,
  }: SubjectOptions & { readonly weights: string; readonly input: string },
  refuseUsage: Invocation['refuseUsage'],
): Promise<Subject> {
  const { document } = await readGraphFile(file);
  const hasTarget = withoutBlocks(document).nodes.some(({ type }) => type === 'target');
  if (target === undefined && hasTarget) refuseUsage(`--target FILE is missing: ${file} has a target`);
  const { graph, parameters, trained, warnings } = await readWeightsFor(document, weightsFile);
  const preparation = trained?.preparation;
  const lensOptions: LensOptions = {
    graph,
    parameters,
    inputs: await readPreparedSamples(input, graph, 'input', prepared ? undefined : preparation),
    targets: target === undefined ? NO_TARGETS : await readPreparedSamples(target, graph, 'target', preparation),
    mode,
    ...(seed !== undefined && { seed }),
  };
  return { warnings, lensOptions };
}
