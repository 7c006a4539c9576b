import {
  type Condition,
  type ConditionNeeds,
  type ConditionSource,
  type ConditionTensor,
  evaluateCondition,
  needsOf,
  type SeenValue,
  type TensorAddress,
  type Verdict,
} from '../conditions/index.ts';
import type { LoadedProgram } from '../kernels/index.ts';
import type { UserError } from '../messages/index.ts';
import type { Model } from './model.ts';
import { findBroken } from './nonFinite.ts';
import type { Evaluation, StepMetrics } from './recorder.ts';

/** A condition that holds after a step, with the values that decided. */
export interface HeldCondition {
  readonly condition: Condition;
  readonly step: number;
  readonly epoch: number;
  readonly seen: readonly SeenValue[];
}

/** Watches a training for a condition. Changes no bit of its results. */
export interface Watch {
  /** The condition of the coming step, if any. */
  condition(): Condition | undefined;
  /** It holds after a step, which is recorded. Asked for the condition again, the watch decides whether it is watched further. */
  hold(held: HeldCondition): void;
  /** Its values cannot be kept: memory does not suffice. Training continues without it. */
  refuse(condition: Condition, error: UserError): void;
}

/** Evaluates a condition on the values of a model's steps, each with the program that observed the nodes of `needs`. */
export class StepCondition {
  readonly condition: Condition;
  readonly needs: ConditionNeeds;
  readonly #model: Model;
  #isUpdate = false;
  #kept: ConditionSource | undefined;

  constructor(model: Model, condition: Condition) {
    this.#model = model;
    this.condition = condition;
    this.needs = needsOf(condition);
  }

  /** Before a step. @param isUpdate false for a step that only accumulates gradients */
  prepare(isUpdate: boolean): void {
    this.#isUpdate = isUpdate;
    if (this.needs.updates && isUpdate) this.#model.state.keepParameters();
  }

  /** Right after a step. */
  afterStep(loaded: LoadedProgram, step: StepMetrics): Verdict {
    return evaluateCondition(this.condition, this.#sourceOf(loaded, step));
  }

  /** Copies the values of an epoch's last step, which its validation overwrites. */
  keep(loaded: LoadedProgram, step: StepMetrics): void {
    const source = this.#sourceOf(loaded, step);
    const tensors = new Map(this.needs.tensors.map((address) => [keyOf(address), copy(source.tensor(address))]));
    const broken = source.nonFinite();
    this.#kept = { ...source, tensor: (address) => tensors.get(keyOf(address)), nonFinite: () => broken };
  }

  /** After the validation at the end of an epoch. */
  afterValidation({ loss, metrics }: Evaluation): Verdict {
    const source = this.#kept;
    if (!source) return { holds: undefined, seen: [] };
    const values = new Map(Object.entries({ ...metrics, loss }).map(([name, value]) => [`validation.${name}`, value]));
    return evaluateCondition(this.condition, { ...source, scalar: (name) => values.get(name) ?? source.scalar(name) });
  }

  #sourceOf(loaded: LoadedProgram, step: StepMetrics): ConditionSource {
    const { state } = this.#model;
    const scalars = scalarsOf(step);
    return {
      isComplete: true,
      scalar: (name) => scalars.get(name),
      tensor: (address) => this.#read(loaded, address),
      updateRatio: (parameter) => (this.#isUpdate && state.parameters.has(parameter) ? state.updateRatio(parameter) : undefined),
      nonFinite: () => {
        const broken = findBroken(this.#model) ?? findBrokenGradient(loaded);
        return broken ? { at: broken.name, value: broken.value } : null;
      },
    };
  }

  #read(loaded: LoadedProgram, { node, quantity }: TensorAddress): ConditionTensor | undefined {
    const isWeight = quantity.endsWith(NEW);
    const name = `${node}.${isWeight ? quantity.slice(0, -NEW.length) : quantity}`;
    const { observed, parameters } = loaded.program;
    const parameter = parameters.find((each) => each.name === name);
    if (isWeight) {
      const numbers = this.#model.state.parameters.get(name);
      return numbers && parameter && { numbers, shape: parameter.value.shape };
    }
    const { output, gradient } = observed.get(node) ?? {};
    const value = { out: output, dout: gradient }[quantity] ?? parameter?.gradient;
    return value && { numbers: loaded.read(value), shape: value.shape };
  }
}

const NEW = '/new';
const keyOf = ({ node, quantity }: TensorAddress): string => `${node}.${quantity}`;
const copy = (tensor: ConditionTensor | undefined): ConditionTensor | undefined =>
  tensor && { ...tensor, numbers: Float64Array.from(tensor.numbers) };

function findBrokenGradient(loaded: LoadedProgram): { readonly name: string; readonly value: number } | undefined {
  for (const { name, gradient } of loaded.program.parameters) {
    const broken = gradient && loaded.read(gradient).find((value: number) => !Number.isFinite(value));
    if (broken !== undefined) return { name, value: broken };
  }
  return undefined;
}

function scalarsOf({ loss, step, epoch, learningRate, metrics }: StepMetrics): Map<string, number> {
  return new Map(Object.entries({ ...metrics, loss, step, epoch, learningRate }));
}
