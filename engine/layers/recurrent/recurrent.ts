import { message } from '../../messages/index.ts';
import { add, concat, linearMap, matmul, reshape, slice, type Value } from '../../ops/index.ts';
import { bool, type Fields, int, type ValuesOf } from '../../params/index.ts';
import { initializer } from '../declaration/initializers.ts';
import { defineLayer, FEW_OPERATIONS, type Layer, type LayerDocumentation } from '../declaration/layer.ts';
import { KERNEL_FIELDS, kernel } from '../declaration/weightFields.ts';

/** Parameters of all recurrent layers. */
const PARAMS = {
  units: int({ default: 32, min: 1, max: 65_536, help: 'The size of the state, and thus of the output.' }),
  returnSequences: bool({ default: false, help: 'Return the output at every timestep, or only the last.' }),
  useBias: bool({ default: true, help: 'Adds a learnable bias to each gate.', advanced: true }),
  kernelInitializer: initializer('glorotUniform', 'weights of the input'),
  recurrentInitializer: initializer('orthogonal', 'recurrent weights'),
  biasInitializer: initializer('zeros', 'biases'),
  ...KERNEL_FIELDS,
} satisfies Fields;

/** The inputs of a cell at one timestep. */
export interface Timestep<State> {
  /** The weighted input with all biases but the state's: [batch, gates · units]. */
  readonly input: Value;
  /** The previous state; undefined at the first timestep, where it is zero. */
  readonly before: State | undefined;
  readonly weightHh: Value;
  /** The bias of the weighted state, if a layer keeps it separate. */
  readonly biasHh: Value | undefined;
  readonly units: number;
  /** Names a value of the timestep for the lens, and returns it. */
  readonly name: (name: string, letter: string, value: Value) => Value;
}

/**
 * Declares a layer that processes a sequence and carries a state.
 * in [batch, length, features] → out [batch, units], or [batch, length, units]; weightIh [gates · units, features], weightHh
 * [gates ·
 * units, units], biasIh, biasHh [gates · units], in PyTorch's order of gates.
 */
export function defineRecurrent<State extends { readonly output: Value }>(declaration: {
  readonly type: string;
  readonly label: string;
  readonly gates: number;
  /** Operations per timestep, including slicing its input. */
  readonly operations: number;
  /** True if gates use the weighted state with its bias separately from the weighted input, rather than their sum. */
  readonly stateApart?: boolean;
  readonly documentation: LayerDocumentation;
  readonly step: (timestep: Timestep<State>) => State;
}): Layer {
  const { type, label, gates, operations, stateApart = false, documentation, step } = declaration;
  return defineLayer({
    type,
    ui: {
      category: 'recurrent',
      label,
      describe: ({ units, returnSequences }) =>
        returnSequences ? message('{{units}} units, every timestep', { units }) : message('{{units}} units', { units }),
    },
    documentation,
    params: PARAMS,
    inputs: { in: { minRank: 2, maxRank: 2, help: 'Sequences: [length, features].' } },
    inferShape: ({ in: [length] }, { units, returnSequences }) => (returnSequences ? [length, units] : [units]),
    weights: ({ in: [, features] }, params) => declareWeights(features, gates, params),
    operations: ({ in: [length] }, { returnSequences }) => FEW_OPERATIONS + length * (operations + (returnSequences ? 1 : 0)),
    timesteps: ({ in: [length] }) => length,
    lower({ in: x }, { weightIh, weightHh, biasIh, biasHh }, { units, returnSequences }, context) {
      const [batch, length] = x.shape;
      // The inputs of all timesteps are weighted at once: one large product, forward and backward, instead of many small ones.
      const inputBiases = [biasIh, ...(stateApart ? [] : [biasHh])].filter((bias) => bias !== undefined);
      const weighted = inputBiases.reduce(add, linearMap(x, weightIh));
      const stateBias = stateApart ? biasHh : undefined;
      const outputs: Value[] = [];
      let before: State | undefined;
      for (let at = 0; at < length; at++) {
        const input = reshape(slice(weighted, [0, at, 0], [batch, 1, gates * units]), [batch, gates * units]);
        const name: Timestep<State>['name'] = (word, letter, value) => context.name(`${word}@${at}`, letter, value);
        before = step({ input, before, weightHh, biasHh: stateBias, units, name });
        outputs.push(name('state', 'h', before.output));
      }
      if (!returnSequences) return outputs[length - 1];
      return concat(
        outputs.map((output) => reshape(output, [batch, 1, units])),
        1,
      );
    },
  });
}

function declareWeights(features: number, gates: number, params: ValuesOf<typeof PARAMS>) {
  const { units, useBias, kernelInitializer, recurrentInitializer, biasInitializer, ...fields } = params;
  const rows = gates * units;
  const bias = { shape: [rows], initializer: biasInitializer, fanIn: units, fanOut: units };
  return {
    weightIh: kernel({ shape: [rows, features], initializer: kernelInitializer, fanIn: features, fanOut: rows }, fields, 0),
    weightHh: { shape: [rows, units], initializer: recurrentInitializer, fanIn: units, fanOut: rows },
    ...(useBias && { biasIh: bias, biasHh: bias }),
  };
}

/** The weighted previous state: h Uᵀ. */
export function weigh(state: Value, weightHh: Value): Value {
  return matmul(state, weightHh, { transposeB: true });
}

/** One of the concatenated gates. */
export function gate(gates: Value, index: number, units: number): Value {
  return slice(gates, [0, index * units], [gates.shape[0], units]);
}
