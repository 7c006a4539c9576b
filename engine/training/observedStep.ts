import type { Value } from '../ops/index.ts';
import { findNonFinite } from './brokenValues.ts';
import { Model } from './model.ts';
import type { OriginKind } from './origin.ts';
import { compileStep, runStep, type StepToTrace, type Traced } from './tracedStep.ts';

/**
 * Repeats a step on the executor that trained it and finds the first non-finite value at a node: an output in topological order,
 * else a gradient in reverse order. Finds what no other order of additions shows, such as the overflow of a partial sum.
 * @throws UserError memory.*
 */
export function observeStep(step: StepToTrace): Traced | undefined {
  const { stepper, columns, before, position } = step;
  const { graph, executor } = stepper.model;
  const model = new Model(graph, executor, before.parameters, { slots: before.slots, columns });
  const { size } = stepper.batchAt(position);
  const loaded = runStep(model, step, compileStep(model, step, size));
  const look = (kind: OriginKind, holder: string, value: Value | undefined): Traced[] => {
    const numbers = value && loaded.read(value);
    const at = numbers ? findNonFinite(numbers) : -1;
    if (!value || !numbers || at < 0) return [];
    const { shape } = value;
    const row = shape[0] === size ? Math.floor((at * size) / numbers.length) : undefined;
    return [{ kind, holder, shape, at, value: Math.fround(numbers[at]), row }];
  };
  const { observed, parameters } = loaded.program;
  const outputs = [...observed].flatMap(([id, { output }]) => look('output', id, output));
  const gradients = [...observed].reverse().flatMap(([id, { gradient }]) => look('gradient', id, gradient));
  const ofParameters = parameters.flatMap(({ name, gradient }) =>
    look('gradient', name, gradient).map((found) => ({ ...found, row: undefined })),
  );
  return [...outputs, ...gradients, ...ofParameters].at(0);
}
