import { declareParameters, GRADIENT_SUM } from '../compile/index.ts';
import type { BoundGraph, SettingChange } from '../graph/index.ts';
import type { Executor, Numbers } from '../kernels/index.ts';
import { UserError } from '../messages/index.ts';
import { findNonFinite, isFinite32 } from './brokenValues.ts';
import type { Dataset } from './dataset.ts';
import { describeOrigin } from './describeOrigin.ts';
import { Growth } from './growth.ts';
import { Model } from './model.ts';
import { observeStep } from './observedStep.ts';
import type { Origin } from './origin.ts';
import { positionAfter } from './plan.ts';
import type { Checkpoint } from './recorder.ts';
import { lossOf, Stepper } from './stepper.ts';
import { type StepToTrace, type Traced, traceStep } from './tracedStep.ts';

/** The subject of a run's training. */
interface Trained {
  readonly graph: BoundGraph<Dataset>;
  readonly executor: Executor;
  /** Updates that its initial optimizer state has seen in another run. */
  readonly updatesBefore?: number | undefined;
}

/** What a person has set for the steps after a checkpoint. */
interface Controlled {
  /** Of each of the steps. */
  readonly learningRates: readonly number[];
  /** Settings changed in the whole run. */
  readonly changes: readonly SettingChange[];
}

/**
 * Finds the first non-finite value by repeating the steps since a checkpoint: training itself checks only the loss, to save time.
 */
export function findOrigin(
  { graph, executor, updatesBefore }: Trained,
  checkpoint: Checkpoint,
  { learningRates, changes }: Controlled,
): Origin | undefined {
  const { columns, data } = graph;
  const model = new Model(graph, executor, checkpoint.parameters, { slots: checkpoint.slots, columns });
  const stepper = new Stepper(model, data, updatesBefore);
  stepper.change(changes);
  const growth = new Growth();
  // A checkpoint may follow the last batch of an epoch.
  let position = positionAfter({ ...checkpoint, batchInEpoch: checkpoint.batchInEpoch - 1 }, stepper.plan);
  const initial = findBroken(model);
  if (initial) {
    const step = { stepper, columns, before: checkpoint, position, learningRate: learningRates[0] ?? 0 };
    return describeOrigin({ ...initial, kind: 'parameter' }, { step, dataset: data, growth: null });
  }
  for (const learningRate of learningRates) {
    const before = { parameters: model.parameters(), slots: model.slots() };
    growth.add(before.parameters);
    const loss = lossOf(stepper.run(position, learningRate));
    const broken = findBroken(model);
    if (broken || !isFinite32(loss)) {
      const step = { stepper, columns, before, position, learningRate };
      const traced = traceWithin(step) ?? broken;
      return traced && describeOrigin(traced, { step, dataset: data, growth: growth.largest() });
    }
    position = positionAfter(position, stepper.plan);
  }
  return undefined;
}

/** Operation by operation; else from node to node, as training computes it; undefined if memory does not suffice. */
function traceWithin(step: StepToTrace): Traced | undefined {
  return withinMemory(() => traceStep(step)) ?? withinMemory(() => observeStep(step));
}

function withinMemory(search: () => Traced | undefined): Traced | undefined {
  try {
    return search();
  } catch (error) {
    if (error instanceof UserError && error.code.startsWith('memory.')) return undefined;
    throw error;
  }
}

/** A parameter or an accumulated gradient with a non-finite value. */
export function findBroken({ state, graph }: Model): Traced | undefined {
  for (const { name, shape } of declareParameters(graph.analysis)) {
    const found = brokenIn(state.parameters.get(name)) ?? brokenIn(state.slots.get(name)?.get(GRADIENT_SUM), GRADIENT_SUM);
    if (found) return { kind: 'update', holder: name, shape, ...found };
  }
  return undefined;
}

function brokenIn(numbers: Numbers | undefined, slot?: string): Pick<Traced, 'at' | 'value' | 'slot'> | undefined {
  const at = numbers ? findNonFinite(numbers) : -1;
  return numbers && at >= 0 ? { at, value: Math.fround(numbers[at]), ...(slot && { slot }) } : undefined;
}
