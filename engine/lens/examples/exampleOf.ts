import { mergeSums } from '../../compile/index.ts';
import type { Layer, LayerExample, WeightDeclaration } from '../../layers/index.ts';
import { differentiateFrom, runTape, type Shape, sizeOf, sumFlops, Tape, type Value } from '../../ops/index.ts';
import { readParams } from '../../params/index.ts';
import { type Tensor, toTensor } from '../../training/index.ts';

/** Numbers that are easy to follow by hand, each another one, none of them at a kink of an activation. */
const PLAIN = [0.5, -1, 1.5, -0.5, 2, -1.5, 1, -2, 0.8, -0.2, 1.2, -0.7, 0.3, -1.8, 1.7, -0.3];
const WEIGHTS = [0.4, -0.3, 0.2, 0.5, -0.6, 0.1, 0.7, -0.2, 0.3, -0.5, 0.6, -0.1];
const GRADIENTS = [1, -0.5, 0.5, -1, 0.25, 0.75, -0.25, 1.5, -0.75];
const TARGETS = [1, 0, 1];

/** The numbers of an input. @param which counts inputs from 0: each has others */
const plainNumbers = (count: number, which: number): number[] => take(PLAIN, count, 3 * which);

const plainWeights = (count: number, which: number): number[] => take(WEIGHTS, count, 5 * which);

/** ∂J/∂output, as if it came from behind. */
const plainGradients = (count: number): number[] => take(GRADIENTS, count, 0);

const plainTargets = (count: number): number[] => take(TARGETS, count, 0);

/** So many of a list, from a place on; it begins again, a little larger each time, so that no two are alike. */
function take(list: readonly number[], count: number, from: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const at = from + index;
    return list[at % list.length] * (1 + Math.floor(at / list.length) / 4);
  });
}

/** A tensor of an example, with its gradient if there is one. */
export interface ExampleTensor extends Tensor {
  readonly gradient?: number[];
}

/** A layer's forward and backward pass on small inputs, from a chosen gradient. Shapes have no batch for a single sample. */
export interface WorkedExample {
  readonly params: Record<string, unknown>;
  readonly batch: number;
  readonly inputs: Record<string, ExampleTensor>;
  readonly weights: Record<string, ExampleTensor>;
  /** Its gradient is the chosen one. */
  readonly output: ExampleTensor;
  /** Floating-point operations of all samples. */
  readonly flops: { readonly forward: number; readonly backward: number };
}

/** Fixed name and seed of random layers, so that an example is always the same. */
const NODE = 'example';

/** The program of a layer's example. */
export interface PreparedExample {
  readonly tape: Tape;
  readonly params: Readonly<Record<string, unknown>>;
  readonly batch: number;
  readonly inputs: Readonly<Record<string, Value>>;
  readonly weights: Readonly<Record<string, Value>>;
  readonly output: Value;
  readonly upstream: Value;
  /** The gradient of each value, by its id. */
  readonly gradients: ReadonlyMap<number, Value>;
  /** The first value id of the backward pass. */
  readonly backwardStart: number;
  readonly numbers: ReadonlyMap<Value, readonly number[]>;
}

/**
 * Runs a layer on small inputs, in float64 by the reference kernels. Undefined for layers without computation: input and target.
 */
export function exampleOf(layer: Layer): WorkedExample | undefined {
  if (Object.keys(layer.inputs).length === 0) return undefined;
  return work(prepareExample(layer));
}

/** Lowers a layer with the shapes of its example, in training mode, and emits a backward pass. */
export function prepareExample(layer: Layer, chosen: LayerExample = layer.documentation.example ?? {}): PreparedExample {
  const { batch = 1 } = chosen;
  const { values: params } = readParams(layer.params, chosen.params);
  const shapes = shapesOf(layer, chosen);
  layer.inferShape(shapes, params, {});
  const declared = layer.weights?.(shapes, params) ?? {};
  const tape = new Tape();
  const inputs = mapValues(shapes, (shape) => tape.input([batch, ...shape]));
  const weights = mapValues(declared, ({ shape }) => tape.input(shape));
  const output = layer.lower(inputs, weights, params, {
    nodeId: NODE,
    training: true,
    setWeight() {},
    name: (_name, _letter, value) => value,
  });
  const backwardStart = tape.valueCount;
  const upstream = tape.input(output.shape);
  const gradients = differentiateFrom(tape, output, upstream);
  mergeSums(tape, gradients);
  const numbers = new Map([
    ...Object.entries(inputs).map(([port, value], index) => [value, numbersOf(port, value, index, chosen)] as const),
    ...Object.entries(weights).map(([name, value], index) => [value, weightNumbers(declared[name], index)] as const),
    [upstream, layer.loss ? [1] : plainGradients(sizeOf(upstream.shape))] as const,
  ]);
  return { tape, params, batch, inputs, weights, output, upstream, gradients, backwardStart, numbers };
}

function shapesOf(layer: Layer, { inputs = {} }: LayerExample): Record<string, Shape> {
  return mapValues(layer.inputs, (_port, name) => inputs[name] ?? [3]);
}

function numbersOf(port: string, { shape }: Value, index: number, { numbers = {} }: LayerExample): readonly number[] {
  const count = sizeOf(shape);
  return numbers[port] ?? (port === 'target' ? plainTargets(count) : plainNumbers(count, index));
}

/** Scales and running averages have initial values; other weights are plain values, as if trained. */
function weightNumbers({ shape, initializer, trainable = true }: WeightDeclaration, index: number): readonly number[] {
  const count = sizeOf(shape);
  if (initializer === 'ones') return new Array<number>(count).fill(1);
  return trainable ? plainWeights(count, index) : new Array<number>(count).fill(0);
}

function work(prepared: PreparedExample): WorkedExample {
  const { tape, params, batch, inputs, weights, output, upstream, gradients, numbers } = prepared;
  const results = runTape(tape, numbers);
  const read = (value: Value) => results.get(value.id) ?? new Float64Array();
  const describe = (value: Value, isBatched: boolean): ExampleTensor => {
    const shape = isBatched && batch === 1 ? value.shape.slice(1) : value.shape;
    const gradient = gradients.get(value.id);
    return { ...toTensor(shape, read(value)), ...(gradient && { gradient: [...read(gradient)] }) };
  };
  const result = describe(output, output.shape.length > 0);
  return {
    params: { ...params },
    batch,
    inputs: mapValues(inputs, (value) => describe(value, true)),
    weights: mapValues(weights, (value) => describe(value, false)),
    output: { ...result, gradient: [...read(upstream)] },
    flops: {
      forward: sumFlops(tape.operations.filter(({ output: { id } }) => id < prepared.backwardStart)),
      backward: sumFlops(tape.operations.filter(({ output: { id } }) => id >= prepared.backwardStart)),
    },
  };
}

function mapValues<From, To>(from: Readonly<Record<string, From>>, make: (value: From, name: string) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, make(value, name)]));
}
