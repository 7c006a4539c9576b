import { declareParameters } from '../compile/index.ts';
import type { CheckedGraph } from '../graph/index.ts';
import { conjunction, declared, type Message, message, quoted } from '../messages/index.ts';
import { formatShape, sameShape } from '../ops/index.ts';
import { firstUpdateFactor } from './firstUpdate.ts';
import { initializeParameters } from './initialize.ts';
import type { Checkpoint, NamedTensor } from './recorder.ts';

/** A run after one of its steps, from which another run is to start. */
export interface ForkSource {
  /** Its graph, with its training settings. */
  readonly graph: CheckedGraph;
  readonly checkpoint: Checkpoint;
  /** Updates that its optimizer state has seen. */
  readonly updates: number;
}

/** The start of a run that goes on from another. */
export interface Fork {
  /** All parameters of the graph: those that fit, and initial values for the rest. */
  readonly parameters: readonly NamedTensor[];
  /** Optimizer state of the parameters that were kept. */
  readonly slots: readonly NamedTensor[];
  /** Updates that the kept optimizer state has seen. */
  readonly updatesBefore: number;
  /** Names of the parameters that were kept. */
  readonly kept: readonly string[];
  /** What was not kept and why, a sentence each; empty if all was. */
  readonly remarks: readonly Message[];
}

/**
 * Matches the parameters of a graph with those of a run, by name and shape, and takes over optimizer state where the optimizer is of
 * the same type. Gradients in accumulation and best weights are never taken over: a new run counts its own steps and epochs.
 */
export function forkFrom(graph: CheckedGraph, source: ForkSource): Fork {
  const { checkpoint } = source;
  const declared = declareParameters(graph.analysis);
  const given = new Map(checkpoint.parameters.map((parameter) => [parameter.name, parameter]));
  const fits = ({ name, shape }: Pick<NamedTensor, 'name' | 'shape'>) => sameShape(given.get(name)?.shape ?? [-1], shape);
  const kept = declared.filter(fits).map(({ name }) => name);
  const initial = initializeParameters(graph, graph.configuration.seed);
  const state = keepOptimizerState(graph, source, new Set(kept));
  const updatesBefore = state.slots.length > 0 ? source.updates : 0;
  return {
    parameters: initial.map((parameter) => (fits(parameter) ? (given.get(parameter.name) ?? parameter) : parameter)),
    slots: state.slots,
    updatesBefore,
    kept,
    remarks: [
      ...describeRest(declared, given, fits),
      ...state.remarks,
      ...describeCount(graph, updatesBefore, kept.length < declared.length),
    ],
  };
}

/** The parameters that are new, those whose shape has changed, and those of the run that nothing takes. */
function describeRest(
  declared: readonly Pick<NamedTensor, 'name' | 'shape'>[],
  given: ReadonlyMap<string, NamedTensor>,
  fits: (parameter: Pick<NamedTensor, 'name' | 'shape'>) => boolean,
): Message[] {
  const others = declared.filter((parameter) => !fits(parameter));
  const added = others.filter(({ name }) => !given.has(name));
  const names = new Set(declared.map(({ name }) => name));
  const unused = [...given.keys()].filter((name) => !names.has(name));
  const reshaped = others.filter(({ name }) => given.has(name));
  return [
    ...reshaped.map(({ name, shape }) =>
      message("'{{name}}' starts from initial values: its shape is {{expected}}, and was {{found}}", {
        name,
        expected: formatShape(shape),
        found: formatShape(given.get(name)?.shape ?? []),
      }),
    ),
    ...(added.length > 0
      ? [message('New, with initial values: {{names}}', { names: added.map(({ name }) => quoted(name)) })]
      : []),
    ...(unused.length > 0 ? [message('Not used any more: {{names}}', { names: unused.map(quoted) })] : []),
  ];
}

function keepOptimizerState(
  { configuration: { optimizer, optimizerParams } }: CheckedGraph,
  { graph, checkpoint }: ForkSource,
  kept: ReadonlySet<string>,
): Pick<Fork, 'slots' | 'remarks'> {
  const needed = optimizer.slots(optimizerParams);
  const before = graph.configuration.optimizer;
  if (needed.length === 0) return { slots: [], remarks: [] };
  if (before.type !== optimizer.type) {
    const values = { optimizer: declared(optimizer.label), before: declared(before.label) };
    return { slots: [], remarks: [message('The state of {{optimizer}} starts at zero: the run used {{before}}', values)] };
  }
  if (checkpoint.callbacks?.restored) {
    const text = message('The optimizer state starts at zero: that of the run belongs to later weights than the restored ones');
    return { slots: [], remarks: [text] };
  }
  const slots = checkpoint.slots.filter(({ name }) => {
    const slash = name.lastIndexOf('/');
    return kept.has(name.slice(0, slash)) && needed.includes(name.slice(slash + 1));
  });
  const found = new Set(slots.map(({ name }) => name.slice(name.lastIndexOf('/') + 1)));
  const missing = needed.filter((slot) => !found.has(slot));
  const isPartial = found.size > 0 && missing.length > 0;
  const text = message('Of the optimizer state, {{slots}} starts at zero', { slots: conjunction(missing.map(quoted)) });
  return { slots, remarks: isPartial || (found.size === 0 && kept.size > 0) ? [text] : [] };
}

/** Sizes that differ by less need no word. */
const LEAST_DIFFERENCE = 0.05;

/** Kept optimizer state needs its count of updates, which is not that of parameters with initial values. */
function describeCount({ configuration }: CheckedGraph, updatesBefore: number, hasNew: boolean): Message[] {
  if (!hasNew || updatesBefore === 0) return [];
  const update = updatesBefore + 1;
  const factor = firstUpdateFactor(configuration, update);
  if (!(Math.abs(factor - 1) > LEAST_DIFFERENCE)) return [];
  const values = { optimizer: declared(configuration.optimizer.label), update, factor: Number(factor.toPrecision(2)) };
  return [
    message(
      '{{optimizer}} continues at update {{update}} for all parameters: the first update of a parameter with initial values is {{factor}} times as large as in a new run',
      values,
    ),
  ];
}
