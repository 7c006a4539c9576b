import type { Weights } from '../../workloads/candidate.ts';
import { sizeOf } from '../../workloads/workloads.ts';

/** A layer of the plain implementation: it owns its buffers, for a whole batch. */
export interface TypedLayer {
  readonly output: Float32Array;
  forward(input: Float32Array): void;
  /** Computes the gradients of its weights and, into `toInput` if needed, of its input. */
  backward(input: Float32Array, gradient: Float32Array, toInput: Float32Array | null): void;
  readonly trained: readonly { readonly numbers: Float32Array; readonly gradient: Float32Array }[];
}

/** The weights of a layer with their gradients. */
export function trainedFrom(start: Weights) {
  const [weight, bias] = [start.weight.slice(), start.bias.slice()];
  const [toWeight, toBias] = [new Float32Array(weight.length), new Float32Array(bias.length)];
  const trained = [
    { numbers: weight, gradient: toWeight },
    { numbers: bias, gradient: toBias },
  ];
  return { weight, bias, toWeight, toBias, trained };
}

/** z = a Wᵀ + b.  in [batch, inputs] → out [batch, units]; weight [units, inputs]. */
export function makeDense(batch: number, inputs: number, units: number, start: Weights): TypedLayer {
  const { weight, bias, toWeight, toBias, trained } = trainedFrom(start);
  const output = new Float32Array(batch * units);
  return {
    output,
    trained,
    forward(input) {
      for (let sample = 0; sample < batch; sample++) {
        for (let unit = 0; unit < units; unit++) {
          let total = bias[unit];
          for (let k = 0, at = sample * inputs, row = unit * inputs; k < inputs; k++) total += input[at + k] * weight[row + k];
          output[sample * units + unit] = total;
        }
      }
    },
    backward(input, gradient, toInput) {
      toWeight.fill(0);
      toBias.fill(0);
      toInput?.fill(0);
      for (let sample = 0; sample < batch; sample++) {
        for (let unit = 0; unit < units; unit++) {
          const delta = gradient[sample * units + unit];
          if (delta === 0) continue;
          const [at, row] = [sample * inputs, unit * inputs];
          toBias[unit] += delta;
          for (let k = 0; k < inputs; k++) toWeight[row + k] += delta * input[at + k];
          if (toInput) for (let k = 0; k < inputs; k++) toInput[at + k] += delta * weight[row + k];
        }
      }
    },
  };
}

/** a = max(0, z). */
export function makeRelu(batch: number, shape: readonly number[]): TypedLayer {
  const output = new Float32Array(batch * sizeOf(shape));
  return {
    output,
    trained: [],
    forward(input) {
      for (let index = 0; index < output.length; index++) output[index] = input[index] > 0 ? input[index] : 0;
    },
    backward(input, gradient, toInput) {
      if (toInput) for (let index = 0; index < output.length; index++) toInput[index] = input[index] > 0 ? gradient[index] : 0;
    },
  };
}

/** a = tanh z. */
export function makeTanh(batch: number, shape: readonly number[]): TypedLayer {
  const output = new Float32Array(batch * sizeOf(shape));
  return {
    output,
    trained: [],
    forward(input) {
      for (let index = 0; index < output.length; index++) output[index] = Math.tanh(input[index]);
    },
    backward(_input, gradient, toInput) {
      if (!toInput) return;
      for (let index = 0; index < output.length; index++) toInput[index] = gradient[index] * (1 - output[index] * output[index]);
    },
  };
}

/** Max pooling; the gradient goes to the maximum.  in [batch, height, width, channels]. */
export function makeMaxPool(
  batch: number,
  [height, width, channels]: readonly number[],
  [rows, columns]: readonly number[],
  pool: number,
): TypedLayer {
  const output = new Float32Array(batch * rows * columns * channels);
  const source = new Int32Array(output.length);
  const choose = (input: Float32Array, first: number): number => {
    let best = first;
    for (let y = 0; y < pool; y++) {
      for (let x = 0, at = first + y * width * channels; x < pool; x++, at += channels) if (input[at] > input[best]) best = at;
    }
    return best;
  };
  return {
    output,
    trained: [],
    forward(input) {
      for (let index = 0; index < output.length; index++) {
        const channel = index % channels;
        const column = Math.floor(index / channels) % columns;
        const row = Math.floor(index / (channels * columns)) % rows;
        const sample = Math.floor(index / (channels * columns * rows));
        const first = ((sample * height + row * pool) * width + column * pool) * channels + channel;
        source[index] = choose(input, first);
        output[index] = input[source[index]];
      }
    },
    backward(_input, gradient, toInput) {
      if (!toInput) return;
      toInput.fill(0);
      for (let index = 0; index < output.length; index++) toInput[source[index]] += gradient[index];
    },
  };
}
