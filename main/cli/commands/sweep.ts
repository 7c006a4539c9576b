import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { readText } from '#app/files/index.ts';
import type { StoredTrial } from '#app/store/index.ts';
import { type LoadedSweep, readSettings, type SweepEnd, type Sweeps } from '#app/sweeps/index.ts';
import { english, message } from '#engine/messages/index.ts';
import { bestSoFar, importances } from '#engine/sweeps/index.ts';
import { parseJson } from '#engine/text/index.ts';
import { formatNumber } from '../format/numbers.ts';
import { formatTable, numbers, texts } from '../format/table.ts';
import { wholeNumber } from '../input/numberArgument.ts';
import { readGraphFile } from '../input/readInput.ts';
import { cliError } from '../invocation/errors.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { addDatabase, addJson, type CommonOptions, type DatabaseOptions } from './options.ts';
import { withApp, withRuns } from './withApp.ts';

interface SweepOptions extends CommonOptions, DatabaseOptions {
  readonly resume?: string;
  readonly trials?: number;
  readonly seconds?: number;
  readonly threads?: number;
}

const atLeastOne = wholeNumber({ min: 1 });

export function addSweep(program: Command, runner: Runner): void {
  const command = program
    .command('sweep')
    .description('search for the best hyperparameters; Ctrl+C stops, --resume goes on, also after a crash')
    .argument('[FILE]', 'a JSON file with the graph, the search space and the metric (docs/sweeps.md)')
    .option('--resume <SWEEP>', 'go on with a sweep of the database')
    .option('--trials <N>', 'total trials, in place of those of the file', atLeastOne)
    .option('--seconds <N>', 'total seconds of training, in place of those of the file', atLeastOne)
    .option('--threads <N>', 'threads of each run (default: all cores, shared by parallel trials)', atLeastOne);
  addJson(addDatabase(command)).action(runner.action(runSweep, () => ({ type: 'error' })));
}

async function runSweep(invocation: Invocation, file: string | undefined, options: SweepOptions): Promise<ExitCode> {
  if ((file === undefined) === (options.resume === undefined)) invocation.refuseUsage('expected either FILE or --resume SWEEP');
  const withDatabase = options.resume === undefined ? withApp : withRuns;
  return withDatabase<ExitCode>(invocation, options, async ({ services }) => {
    const sweep =
      options.resume === undefined ? await createSweep(services.sweeps, String(file)) : services.sweeps.load(options.resume);
    const end = await train(invocation, services.sweeps, sweep, options);
    const report = reportOf(services.sweeps.load(sweep.id), end);
    invocation.reporter.result(report, () => describeReport(report));
    if (end !== 'stopped') return 0;
    throw stopped(sweep.id);
  });
}

/** @throws UserError sweep.malformed, space.*, setting.*, those of reading files */
async function createSweep(sweeps: Sweeps, file: string): Promise<LoadedSweep> {
  const json = parseJson(await readText(file), SETTINGS_DEPTH);
  if (!json.ok) {
    const text = message('{{where}} is not valid JSON: {{reason}}', { where: file, reason: json.reason });
    throw cliError('cli.notJson', text, { where: file, expected: message('the description of a sweep'), received: json.reason });
  }
  const settings = readSettings(json.data, file);
  const { document } = await readGraphFile(resolve(dirname(file), settings.graph));
  return sweeps.create(settings, document);
}

/** Maximum nesting of a description. */
const SETTINGS_DEPTH = 16;

async function train(
  { environment, reporter }: Invocation,
  sweeps: Sweeps,
  sweep: LoadedSweep,
  { trials, seconds, threads }: SweepOptions,
): Promise<SweepEnd> {
  const controller = new AbortController();
  const stopListening = environment.onInterrupt(() => controller.abort());
  sweeps.extend(sweep.id, { ...(trials !== undefined && { trials }), ...(seconds !== undefined && { seconds }) });
  reporter.say(`Sweep ${sweep.id}: ${sweep.definition.metric} by ${sweep.definition.sampler}.`);
  try {
    return await sweeps.run(sweep.id, {
      ...{ signal: controller.signal, threads },
      onTrial(trial) {
        if (trial.state !== 'running') reporter.result({ type: 'trial', ...trial }, () => describeTrial(trial));
      },
    });
  } finally {
    stopListening();
  }
}

function describeTrial({ number, state, choices, metric, error }: StoredTrial): string {
  const chosen = Object.entries(choices).map(
    ([name, value]) => `${name} ${typeof value === 'number' ? formatNumber(value) : value}`,
  );
  const result = error ? english(error) : formatNumber(metric);
  return `trial ${number}: ${chosen.join(', ')}: ${state === 'complete' ? result : `${state}, ${result}`}`;
}

/** The output of a sweep. */
interface SweepReport {
  readonly type: 'done';
  readonly sweep: string;
  readonly end: SweepEnd;
  readonly trials: number;
  readonly best: Pick<StoredTrial, 'number' | 'choices' | 'metric' | 'run'> | null;
  readonly importances: readonly { readonly name: string; readonly importance: number }[];
}

function reportOf({ id, definition, trials }: LoadedSweep, end: SweepEnd): SweepReport {
  const { space, direction } = definition;
  const known = trials.map(({ number, choices, state, metric }) => ({
    ...{ number, values: choices, state },
    ...(metric !== null && { value: metric }),
  }));
  const best = trials.find(({ number }) => number === bestSoFar(known, direction).at(-1)?.bestNumber);
  return {
    ...{ type: 'done', sweep: id, end, trials: trials.length },
    best: best ? { number: best.number, choices: best.choices, metric: best.metric, run: best.run } : null,
    importances: importances(space, known, direction),
  };
}

function describeReport({ best, importances: shares }: SweepReport): string {
  if (!best) return 'No trial is complete.';
  const rows = Object.entries(best.choices).map(([name, value]) => {
    const importance = shares.find((one) => one.name === name)?.importance;
    return [name, String(value), importance === undefined ? '' : formatNumber(importance)];
  });
  return [
    `Best: trial ${best.number} with ${formatNumber(best.metric)}, run ${best.run}`,
    formatTable([...texts('parameter', 'value'), ...numbers('importance')], rows),
  ].join('\n\n');
}

function stopped(sweep: string) {
  const text = message('The sweep {{sweep}} was stopped; its progress is saved', { sweep });
  return cliError('cli.stopped', text, {
    where: sweep,
    expected: message('a sweep that spends its budget'),
    received: message('stopped'),
    fix: message('Go on with it: sweep --resume {{sweep}}', { sweep }),
  });
}
