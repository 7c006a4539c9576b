import type { Layer } from '../../layers/index.ts';
import {
  differentiateFrom,
  flopsOf,
  type Op,
  type Operation,
  type SentBack,
  type Shape,
  sizeOf,
  Tape,
  type Value,
} from '../../ops/index.ts';
import type { GraphNode } from '../document.ts';

type Shapes = Readonly<Record<string, Shape>>;

/** A layer with its settings, apart from any graph. */
export interface SetLayer {
  /** The node of the document that says so. */
  readonly node: GraphNode;
  readonly layer: Layer;
  readonly params: Readonly<Record<string, unknown>>;
  /** Without the batch, as are all shapes here. */
  readonly inputs: Shapes;
  readonly weights: Readonly<Record<string, { readonly shape: Shape }>>;
}

/** A layer at its place in a network, as far as that changes what it computes. */
export interface PlacedLayer extends SetLayer {
  readonly batch: number;
  /** Whether it behaves as in training. */
  readonly training: boolean;
  /** Whether ∂J/∂output arrives, so that it has a part in the backward pass. */
  readonly isReached: boolean;
  /** The input ports that a gradient is wanted behind. */
  readonly wantedInputs: readonly string[];
  /** The weights that are trained. */
  readonly wantedWeights: readonly string[];
  /** Of a loss, the activation in front of it: together they may have a stable form. */
  readonly before?: SetLayer;
}

/** What one layer computes in a run, operation by operation. */
export interface LayerCount {
  readonly forward: number;
  readonly backward: number;
  /** How the output is held: as numbers of its own, as a view of an input's, or it is an input itself. */
  readonly output: 'own' | 'view' | 'input';
  /** How many parts of ∂J/∂input it sends back through each port; they are added up where they arrive. */
  readonly sent: Readonly<Record<string, number>>;
  /** Of a loss: whether what it sends goes past the activation in front of it. */
  readonly passesBy: boolean;
  /** How many parts of ∂J/∂W there are, by weight. */
  readonly weightParts: Readonly<Record<string, number>>;
}

const SELF = 'self';
const BEFORE = 'before';

/** Where an input or target is bound by the compiler, there is nothing to compute. */
const NOTHING: LayerCount = { forward: 0, backward: 0, output: 'own', sent: {}, passesBy: false, weightParts: {} };

/** Refuses to hold more operations than it may: a sequence of a million moments would keep a window waiting. */
class BoundedTape extends Tape {
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override emit<Attributes>(op: Op<Attributes>, inputs: readonly Value[], attributes: Attributes): Value {
    if (this.operations.length >= this.#most) throw new TooManyOperations();
    return super.emit(op, inputs, attributes);
  }
}

class TooManyOperations extends Error {}

/**
 * Lowers a layer alone, sends a gradient back through it, and counts its floating-point operations: the same operations
 * that the compiler puts on the tape of the whole graph for it, before any of them are fused.
 *
 * @param most how many operations it may lower to at most
 * @returns undefined where there are more
 */
export function countLayer(placed: PlacedLayer, most = Number.POSITIVE_INFINITY): LayerCount | undefined {
  const { type } = placed.layer;
  if (type === 'input' || type === 'target') return NOTHING;
  if ((placed.layer.operations?.(placed.inputs, placed.params) ?? 0) > most) return undefined;
  try {
    return countOn(new BoundedTape(most), placed);
  } catch (error) {
    if (error instanceof TooManyOperations) return undefined;
    throw error;
  }
}

function countOn(tape: Tape, placed: PlacedLayer): LayerCount {
  const { isReached } = placed;
  const lowered = lowerAlone(tape, placed);
  const backwardStart = tape.valueCount;
  const back = isReached ? tape.within(SELF, () => sendBack(tape, lowered.output, placed)) : undefined;
  const { sent, passesBy, weightParts, wanted } = back ? listSent(back, lowered, placed) : NOTHING_SENT;
  const needed = findNeeded(tape, [lowered.output, ...lowered.kept, ...wanted]);
  const own = tape.operations.filter(({ node, output }) => node === SELF && needed.has(output.id));
  const isForward = ({ output }: Operation) => output.id < backwardStart;
  return {
    forward: sumFlops(own.filter(isForward)),
    backward: sumFlops(own.filter((operation) => !isForward(operation))),
    output: holdingOf(tape, lowered),
    sent,
    passesBy,
    weightParts,
  };
}

interface LoweredAlone {
  readonly inputs: Readonly<Record<string, Value>>;
  readonly weights: Readonly<Record<string, Value>>;
  /** What goes into the activation in front of a loss. */
  readonly beforeInput?: Value;
  readonly output: Value;
  /** What is kept for the next step: averages that follow the batches. */
  readonly kept: readonly Value[];
}

function lowerAlone(tape: Tape, placed: PlacedLayer): LoweredAlone {
  const { layer, params, batch, training, before } = placed;
  const inputs = mapValues(placed.inputs, (shape) => tape.input([batch, ...shape]));
  const weights = mapValues(placed.weights, ({ shape }) => tape.input(shape));
  const kept: Value[] = [];
  const context = { nodeId: SELF, training, setWeight: (_name: string, value: Value) => kept.push(value) };
  let beforeInput: Value | undefined;
  if (before) {
    beforeInput = tape.input([batch, ...Object.values(before.inputs)[0]]);
    const [port] = Object.keys(before.inputs);
    const given = { [port]: beforeInput };
    inputs.prediction = tape.within(BEFORE, () => before.layer.lower(given, {}, before.params, context));
  }
  const output = tape.within(SELF, () => layer.lower(inputs, weights, params, context));
  return { inputs, weights, output, kept, ...(beforeInput && { beforeInput }) };
}

const mapValues = <From, To>(from: Readonly<Record<string, From>>, make: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(from).map(([name, value]) => [name, make(value)]));

function sendBack(tape: Tape, output: Value, { layer }: PlacedLayer): SentBack {
  return differentiateFrom(tape, output, tape.input(layer.loss ? [] : output.shape));
}

interface Sent extends Pick<LayerCount, 'sent' | 'passesBy' | 'weightParts'> {
  readonly wanted: readonly Value[];
}

const NOTHING_SENT: Sent = { sent: {}, passesBy: false, weightParts: {}, wanted: [] };

/** What comes out of the backward pass that anybody wants. */
function listSent({ gradients, parts }: SentBack, lowered: LoweredAlone, placed: PlacedLayer): Sent {
  const { inputs, weights, beforeInput } = lowered;
  const passesBy = beforeInput !== undefined && !parts.has(inputs.prediction.id) && parts.has(beforeInput.id);
  const partsOf = (port: string) => parts.get((passesBy && port === 'prediction' ? beforeInput : inputs[port]).id) ?? [];
  const throughInputs = placed.wantedInputs.map((port) => [port, partsOf(port)] as const);
  const throughWeights = placed.wantedWeights.map((name) => [name, parts.get(weights[name].id) ?? []] as const);
  const ofWeights = placed.wantedWeights.flatMap((name) => gradients.get(weights[name].id) ?? []);
  return {
    sent: countParts(throughInputs),
    passesBy,
    weightParts: countParts(throughWeights),
    wanted: [...throughInputs.flatMap(([, values]) => values), ...ofWeights],
  };
}

const countParts = (parts: readonly (readonly [string, readonly Value[]])[]): Record<string, number> =>
  Object.fromEntries(parts.map(([name, values]) => [name, values.length]));

function holdingOf(tape: Tape, { inputs, output }: LoweredAlone): LayerCount['output'] {
  if (Object.values(inputs).includes(output)) return 'input';
  return tape.producerOf(output)?.op.kind === 'view' ? 'view' : 'own';
}

function findNeeded({ operations }: Tape, wanted: readonly Value[]): Set<number> {
  const needed = new Set(wanted.map(({ id }) => id));
  for (const { inputs, output } of operations.toReversed()) {
    if (needed.has(output.id)) for (const { id } of inputs) needed.add(id);
  }
  return needed;
}

const sumFlops = (operations: readonly Operation[]): number =>
  operations.reduce((total, operation) => total + flopsOf(operation), 0);

/** The floating-point operations of adding up the parts of a gradient. */
export function flopsOfSum(parts: number, shape: Shape): number {
  return Math.max(0, parts - 1) * sizeOf(shape);
}
