import { bytes, float, integer, join, message, type Part, text } from './protobuf.ts';

/** The used part of ONNX's messages, with the field numbers of onnx.proto (format version 8, opset 17). */
const IR_VERSION = 8;
const OPSET = 17;
const MODEL = { irVersion: 1, producer: 2, graph: 7, opset: 8 };
const GRAPH = { node: 1, name: 2, initializer: 5, input: 11, output: 12 };
const NODE = { input: 1, output: 2, opType: 4, attribute: 5 };
const ATTRIBUTE = { name: 1, float: 2, integer: 3, text: 4, graph: 6, integers: 8, type: 20 };
const ATTRIBUTE_TYPE = { float: 1, integer: 2, text: 3, graph: 5, integers: 7 };
const TENSOR = { dimension: 1, type: 2, name: 8, rawData: 9 };
const TENSOR_TYPE = { float: 1, int64: 7, bool: 9 } as const;

export type ElementType = keyof typeof TENSOR_TYPE;

/** An input or output tensor of a graph; a scalar has the shape []. */
export interface Port {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
}

type Attributes = Readonly<Record<string, Attribute>>;
type Attribute = number | string | readonly number[] | OnnxGraph | { readonly float: number };

/** A graph under construction: nodes in execution order, each value with its own name. */
export class OnnxGraph {
  readonly #name: string;
  readonly #nodes: Part[] = [];
  readonly #initializers: Part[] = [];
  readonly #inputs: Part[] = [];
  readonly #outputs: Part[] = [];
  #count = 0;

  /** @param name also the prefix of its values' names: nested graphs see outer values */
  constructor(name: string) {
    this.#name = name;
  }

  input(port: Port): string {
    this.#inputs.push(describePort(GRAPH.input, port));
    return port.name;
  }

  output(port: Port): void {
    this.#outputs.push(describePort(GRAPH.output, port));
  }

  /** A float32 constant. */
  floats(values: readonly number[], shape: readonly number[] = []): string {
    return this.#initializer('float', new Uint8Array(Float32Array.from(values).buffer), shape);
  }

  /** A constant row of integers: axes, or a shape. */
  integers(values: readonly number[]): string {
    return this.#initializer('int64', new Uint8Array(BigInt64Array.from(values, BigInt).buffer), [values.length]);
  }

  /** Adds a node with one output. @returns the output's name */
  node(opType: string, inputs: readonly string[], attributes: Attributes = {}): string {
    return this.nodes(opType, inputs, 1, attributes)[0];
  }

  /** Adds a node with several outputs. */
  nodes(opType: string, inputs: readonly string[], outputCount: number, attributes: Attributes = {}): string[] {
    const outputs = Array.from({ length: outputCount }, () => this.#fresh());
    this.rename(opType, inputs, outputs, attributes);
    return outputs;
  }

  /** Adds a node with given output names: those the graph declares. */
  rename(opType: string, inputs: readonly string[], outputs: readonly string[], attributes: Attributes = {}): void {
    this.#nodes.push(
      message(
        GRAPH.node,
        ...inputs.map((name) => text(NODE.input, name)),
        ...outputs.map((name) => text(NODE.output, name)),
        text(NODE.opType, opType),
        ...Object.entries(attributes).map(([name, value]) => describeAttribute(name, value)),
      ),
    );
  }

  get parts(): Part[] {
    return [...this.#nodes, text(GRAPH.name, this.#name), ...this.#initializers, ...this.#inputs, ...this.#outputs];
  }

  #initializer(type: ElementType, data: Uint8Array, shape: readonly number[]): string {
    const name = this.#fresh();
    const dimensions = shape.map((length) => integer(TENSOR.dimension, length));
    const content = [integer(TENSOR.type, TENSOR_TYPE[type]), text(TENSOR.name, name), bytes(TENSOR.rawData, data)];
    this.#initializers.push(message(GRAPH.initializer, ...dimensions, ...content));
    return name;
  }

  #fresh(): string {
    return `${this.#name}${this.#count++}`;
  }
}

/** A graph as a model that a runtime can load. */
export function writeModel(graph: OnnxGraph): Uint8Array {
  return join([
    integer(MODEL.irVersion, IR_VERSION),
    text(MODEL.producer, 'backwire-bench'),
    message(MODEL.graph, ...graph.parts),
    message(MODEL.opset, text(1, ''), integer(2, OPSET)),
  ]);
}

function describePort(field: number, { name, type, shape }: Port): Part {
  const dimensions = shape.map((length) => message(1, integer(1, length)));
  const tensor = message(1, integer(1, TENSOR_TYPE[type]), message(2, ...dimensions));
  return message(field, text(1, name), message(2, tensor));
}

function describeAttribute(name: string, value: Attribute): Part {
  return message(NODE.attribute, text(ATTRIBUTE.name, name), ...describeValue(value));
}

function describeValue(value: Attribute): Part[] {
  const kind = (type: keyof typeof ATTRIBUTE_TYPE) => integer(ATTRIBUTE.type, ATTRIBUTE_TYPE[type]);
  if (typeof value === 'number') return [integer(ATTRIBUTE.integer, value), kind('integer')];
  if (typeof value === 'string') return [text(ATTRIBUTE.text, value), kind('text')];
  if (value instanceof OnnxGraph) return [message(ATTRIBUTE.graph, ...value.parts), kind('graph')];
  if ('float' in value) return [float(ATTRIBUTE.float, value.float), kind('float')];
  return [...value.map((item) => integer(ATTRIBUTE.integers, item)), kind('integers')];
}
