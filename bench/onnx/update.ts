import { BETA1, BETA2, EPSILON, type Workload } from '../workloads/workloads.ts';
import type { OnnxGraph } from './graph.ts';

/** A tensor carried from one step to the next. */
export interface Carried {
  readonly name: string;
  readonly shape: readonly number[];
}

/** A trained tensor within the loop body: the names of its value and gradient. */
export interface Gradient {
  readonly parameter: Carried;
  readonly gradient: string;
}

/**
 * Writes the update of every parameter into the loop body, and declares the results in carried order.
 * @returns the optimizer's carried tensors
 */
export function writeUpdate(
  body: OnnxGraph,
  optimizer: Workload['optimizer'],
  parameters: readonly Carried[],
  gradients: readonly Gradient[],
): Carried[] {
  const promise = ({ name, shape }: Carried) => body.output({ name: `${name}Next`, type: 'float', shape });
  const make = optimizer.type === 'sgd' ? makeDescent : makeAdam;
  const { slots, stepOf } = make(body, parameters, optimizer.learningRate);
  for (const { parameter, gradient } of gradients) {
    body.rename('Sub', [parameter.name, stepOf(parameter, gradient)], [`${parameter.name}Next`]);
  }
  for (const tensor of [...parameters, ...slots]) promise(tensor);
  return slots;
}

interface Rule {
  readonly slots: Carried[];
  /** The amount subtracted from a parameter. */
  stepOf(parameter: Carried, gradient: string): string;
}

function makeDescent(body: OnnxGraph, _parameters: readonly Carried[], learningRate: number): Rule {
  const rate = body.floats([learningRate]);
  return { slots: [], stepOf: (_parameter, gradient) => body.node('Mul', [gradient, rate]) };
}

function makeAdam(body: OnnxGraph, parameters: readonly Carried[], learningRate: number): Rule {
  const slots = [
    { name: 'power1', shape: [] },
    { name: 'power2', shape: [] },
    ...parameters.flatMap(({ name, shape }) => [
      { name: `${name}M`, shape },
      { name: `${name}V`, shape },
    ]),
  ];
  for (const { name, shape } of slots) body.input({ name, type: 'float', shape });
  const number = (value: number) => body.floats([value]);
  body.rename('Mul', ['power1', number(BETA1)], ['power1Next']);
  body.rename('Mul', ['power2', number(BETA2)], ['power2Next']);
  const correction = body.node('Sqrt', [body.node('Sub', [number(1), 'power2Next'])]);
  const rate = body.node('Div', [
    body.node('Mul', [correction, number(learningRate)]),
    body.node('Sub', [number(1), 'power1Next']),
  ]);
  const epsilon = body.node('Mul', [correction, number(EPSILON)]);
  const [beta1, rest1, beta2, rest2] = [number(BETA1), number(1 - BETA1), number(BETA2), number(1 - BETA2)];
  const average = (name: string, value: string, keep: string, rest: string): string => {
    const next = `${name}Next`;
    body.rename('Add', [body.node('Mul', [name, keep]), body.node('Mul', [value, rest])], [next]);
    return next;
  };
  return {
    slots,
    stepOf({ name }, gradient) {
      const m = average(`${name}M`, gradient, beta1, rest1);
      const v = average(`${name}V`, body.node('Mul', [gradient, gradient]), beta2, rest2);
      const size = body.node('Add', [body.node('Sqrt', [v]), epsilon]);
      return body.node('Mul', [rate, body.node('Div', [m, size])]);
    },
  };
}
