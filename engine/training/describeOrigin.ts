import { type CheckedGraph, nameNode } from '../graph/index.ts';
import { type Message, message, quoted } from '../messages/index.ts';
import type { Shape } from '../ops/index.ts';
import type { Dataset } from './dataset.ts';
import { type Origin, type OriginOperation, plainNumber } from './origin.ts';
import { badSample, brokenParameter, causeOf, partialSum } from './originCause.ts';
import { remediesFor } from './remedies.ts';
import type { StepToTrace, Traced } from './tracedStep.ts';

interface TracedIn {
  readonly step: StepToTrace;
  readonly dataset: Dataset;
  readonly growth: Origin['growth'];
}

/** A traced value as plain data, with its cause and what usually mends it. */
export function describeOrigin(traced: Traced, { step, dataset, growth }: TracedIn): Origin {
  const { stepper, position, learningRate } = step;
  const { graph } = stepper.model;
  const isNode = graph.analysis.nodes.has(traced.holder);
  const operation = traced.made ? operationOf(traced.made) : null;
  const found = {
    step: position.step,
    epoch: position.epoch,
    learningRate,
    kind: traced.kind,
    ...(isNode ? { node: traced.holder, quantity: traced.kind === 'gradient' ? 'dout' : 'out' } : quantityOf(traced)),
    index: indexOf(traced.at, traced.shape),
    value: plainNumber(Math.fround(traced.value)),
    what: describeHolder(traced, graph),
    sample: sampleOf(traced, step, dataset),
    operation,
    cause: describeCause(traced, operation),
    growth,
  };
  return { ...found, remedies: remediesFor(found, graph, dataset) };
}

function describeCause({ kind, value }: Traced, operation: OriginOperation | null): Origin['cause'] {
  if (kind === 'data') return badSample(plainNumber(value));
  if (kind === 'parameter') return brokenParameter(plainNumber(value));
  return operation ? causeOf(operation) : partialSum();
}

const operationOf = ({ operation, inputs, value }: NonNullable<Traced['made']>): OriginOperation => ({
  type: operation.op.type,
  node: operation.node ?? null,
  inputs,
  result: plainNumber(Math.fround(value)),
});

/** The address of a parameter: its gradient, its value before the step, or after it. */
function quantityOf({ holder, slot, kind }: Traced): Pick<Origin, 'node' | 'quantity'> {
  const dot = holder.lastIndexOf('.');
  const weight = holder.slice(dot + 1);
  const after = slot ?? (kind === 'update' ? 'new' : undefined);
  return { node: holder.slice(0, dot), quantity: after === undefined ? weight : `${weight}/${after}` };
}

/** The position of an element in each dimension. */
function indexOf(at: number, shape: Shape): number[] {
  const index: number[] = [];
  let rest = at;
  for (const length of shape.toReversed()) {
    index.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return index;
}

function sampleOf({ row }: Traced, { stepper, position }: StepToTrace, { splits }: Dataset): Origin['sample'] {
  if (row === undefined) return null;
  const { order, start } = stepper.batchAt(position);
  const index = order[start + row];
  return { index, split: 'train', number: splits.train.indexOf(index) };
}

function describeHolder({ kind, holder }: Traced, { analysis: { nodes } }: CheckedGraph): Message {
  const node = nodes.get(holder)?.node;
  if (kind === 'update') return message("the update of '{{name}}'", { name: holder });
  if (kind === 'parameter') return message("the parameter '{{name}}'", { name: holder });
  if (kind === 'gradient') {
    if (!node) return message("the gradient of '{{name}}'", { name: holder });
    return message('the gradient with respect to the output of {{node}}', { node: nameNode(node) });
  }
  if (!node) return message("the weight penalty of '{{name}}'", { name: holder });
  return message('the output of {{node}}', { node: node ? nameNode(node) : quoted(holder) });
}
