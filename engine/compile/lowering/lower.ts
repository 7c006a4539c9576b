import { type Augmentation, type GraphAnalysis, type NodeAnalysis, takesImages } from '../../graph/index.ts';
import { inputPorts } from '../../layers/index.ts';
import { taskOf } from '../../metrics/index.ts';
import { add, broadcastTo, constant, identity, reshape, type Shape, sum, Tape, type Value, vector } from '../../ops/index.ts';
import type { InnerValue, ParameterDeclaration, ProgramLoss } from '../program/program.ts';
import { augmentImages } from './augmentImages.ts';

/** A graph as operations on a tape. */
export interface LoweredGraph {
  readonly tape: Tape;
  readonly data: Map<string, Value>;
  readonly parameters: ReadonlyMap<string, Value>;
  /** New values of parameters after a training step, by name. */
  readonly stateUpdates: Map<string, Value>;
  /** The output of each node; for a loss, the loss. */
  readonly outputs: Map<string, Value>;
  readonly losses: ProgramLoss[];
  /** Losses with normalized targets, in the target's own units: node id → value. */
  readonly ownUnits: Map<string, Value>;
  /** Named values within layers. */
  readonly inner: Omit<InnerValue, 'gradient'>[];
}

/** Normalization: (raw - offset) · scale, with one entry for all elements or one per element. */
export interface Normalization {
  readonly offset: ArrayLike<number>;
  readonly scale: ArrayLike<number>;
}

export interface LoweringOptions {
  readonly batch: number;
  readonly training: boolean;
  /** Gives a node its own value even if its layer passes the input through, so that gradients are separate. */
  readonly isObserved?: (nodeId: string) => boolean;
  /** Ids of nodes with too many operations, to replace by a few with the same dependencies. */
  readonly replaced?: ReadonlySet<string>;
  /** Image augmentation. */
  readonly augment?: Augmentation;
  /** Normalizations of target nodes, by id. */
  readonly targets?: ReadonlyMap<string, Normalization> | undefined;
  /** True if the samples have weights, as the data named {@link SAMPLE_WEIGHTS}. */
  readonly isWeighted?: boolean | undefined;
}

/** The name of the samples' weights among the data of a program, beside the ids of nodes. */
export const SAMPLE_WEIGHTS = '(sample weights)';

/** Emits the operations of a checked graph on a tape, in topological order. */
export function lowerGraph(analysis: GraphAnalysis, options: LoweringOptions): LoweredGraph {
  const tape = new Tape();
  const lowered: LoweredGraph = {
    tape,
    data: new Map(),
    parameters: new Map(declareParameters(analysis).map(({ name, shape }) => [name, tape.input(shape)])),
    stateUpdates: new Map(),
    outputs: new Map(),
    losses: [],
    ownUnits: new Map(),
    inner: [],
  };
  if (options.isWeighted) lowered.data.set(SAMPLE_WEIGHTS, tape.input([options.batch]));
  for (const id of analysis.order) {
    const node = analysis.nodes.get(id);
    const { layer, output } = node ?? {};
    if (!node || !layer || !output) continue;
    lowered.outputs.set(
      id,
      tape.within(id, () => lowerNode(node, output, analysis, lowered, options)),
    );
  }
  return lowered;
}

function lowerNode(
  node: NodeAnalysis,
  output: Shape,
  analysis: GraphAnalysis,
  lowered: LoweredGraph,
  options: LoweringOptions,
): Value {
  const { layer, params } = node;
  const { id } = node.node;
  if (!layer) throw new Error(`'${id}' has no layer`);
  if (layer.type === 'input' || layer.type === 'target') {
    const value = lowered.tape.input([options.batch, ...output]);
    lowered.data.set(id, value);
    return options.augment && takesImages(node) ? augmentImages(value, options.augment, id) : value;
  }
  const inputs = wiredValues(node, analysis, lowered);
  const units = targetUnitsOf(node, analysis, options);
  const targetSpread = units && asSpread(units, inputs.prediction);
  const weights = weightsOf(node, lowered);
  const sampleWeights = lowered.data.get(SAMPLE_WEIGHTS);
  const value = options.replaced?.has(id)
    ? replacementOf([...Object.values(inputs), ...Object.values(weights)], layer.loss ? [] : [options.batch, ...output])
    : layer.lower(inputs, weights, params, {
        nodeId: id,
        training: options.training && !isFrozen(node),
        targetSpread,
        sampleWeights,
        setWeight: (name, updated) => lowered.stateUpdates.set(parameterName(node, name), updated),
        name(name, letter, named, dimensions) {
          lowered.inner.push({ node: id, name, letter, value: named, ...(dimensions && { dimensions }) });
          return named;
        },
      });
  if (layer.loss) {
    const { prediction, target } = inputs;
    const task = taskOf(layer.loss, prediction, units);
    lowered.losses.push({ nodeId: id, prediction, target, ...(task && { task }), sums: layer.loss.sums(params) });
    const inOwnUnits = targetSpread && layer.loss.inTargetUnits?.(prediction, target, params, { targetSpread, sampleWeights });
    if (inOwnUnits) lowered.ownUnits.set(id, inOwnUnits);
  }
  return options.isObserved?.(id) && Object.values(inputs).includes(value) ? identity(value) : value;
}

/** A value of a given shape that depends on others, with a gradient to each. */
function replacementOf(values: readonly Value[], shape: Shape): Value {
  return values.map((value) => broadcastTo(sum(value), shape)).reduce((total, part) => add(total, part));
}

/** For a loss with a normalized target: the size of one normalized unit in the target's own units, per element or for all. */
function targetUnitsOf(
  { node, layer }: NodeAnalysis,
  { wiring }: GraphAnalysis,
  { targets }: LoweringOptions,
): number[] | undefined {
  const source = layer?.loss?.inTargetUnits && wiring.incoming.get(node.id)?.get('target')?.from[0];
  const scales = source === undefined ? undefined : targets?.get(source)?.scale;
  return scales && Array.from(scales, (scale) => 1 / scale);
}

/** The same in the prediction's shape. */
function asSpread(units: readonly number[], { tape, shape }: Value): Value {
  return units.length === 1 ? constant(tape, units[0]) : reshape(vector(tape, units), shape.slice(1));
}

function wiredValues({ node, layer }: NodeAnalysis, { wiring }: GraphAnalysis, { outputs }: LoweredGraph): Record<string, Value> {
  const inputs: Record<string, Value> = {};
  for (const port of Object.keys(layer ? inputPorts(layer, node.params) : {})) {
    const edge = wiring.incoming.get(node.id)?.get(port);
    const value = edge && outputs.get(edge.from[0]);
    if (!value) throw new Error(`'${node.id}' has nothing wired to '${port}'`);
    inputs[port] = value;
  }
  return inputs;
}

/** The parameters of a graph, in node order; shared weights once. */
export function declareParameters({ order, nodes }: GraphAnalysis): ParameterDeclaration[] {
  return order.flatMap((id) => {
    const node = nodes.get(id);
    if (!node || node.tiedTo !== undefined) return [];
    return Object.entries(node.weights).map(([name, weight]) => ({
      name: parameterName(node, name),
      ...weight,
      ...(isFrozen(node) && { trainable: false }),
    }));
  });
}

const isFrozen = ({ params }: NodeAnalysis): boolean => params.trainable === false;

/** `<node id>.<weight>` of the weight's owner. */
const parameterName = ({ node, tiedTo }: NodeAnalysis, weight: string): string => `${tiedTo ?? node.id}.${weight}`;

/** A node's weights; for shared running averages, the value after the previous node's update. */
function weightsOf(node: NodeAnalysis, { parameters, stateUpdates }: LoweredGraph): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const weight of Object.keys(node.weights)) {
    const name = parameterName(node, weight);
    const value = stateUpdates.get(name) ?? parameters.get(name);
    if (!value) throw new Error(`'${node.node.id}' has no '${weight}'`);
    values[weight] = value;
  }
  return values;
}
