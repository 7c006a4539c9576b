import type { Weights } from '../../workloads/candidate.ts';
import { type TypedLayer, trainedFrom } from './layers.ts';

/** The loop body of a convolution; `weightAt` is that of filter 0. */
type Visit = (inputAt: number, weightAt: number, outputAt: number) => void;

/**
 * Convolution with stride 1 and 'same' padding: z = Σ a W + b over the window.  in [batch, height, width, channels] → out [batch,
 * height, width, filters]; weight [kernel, kernel, channels, filters].
 */
export function makeConvolution(
  batch: number,
  [height, width, channels]: readonly number[],
  filters: number,
  kernel: number,
  start: Weights,
): TypedLayer {
  const { weight, bias, toWeight, toBias, trained } = trainedFrom(start);
  const output = new Float32Array(batch * height * width * filters);
  const margin = (kernel - 1) >> 1;

  /** Visits each element of each window inside the image. */
  const eachProduct = (visit: Visit): void => {
    for (let sample = 0; sample < batch; sample++) {
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) visitWindow(sample, y, x, visit);
      }
    }
  };
  const visitWindow = (sample: number, y: number, x: number, visit: Visit): void => {
    const outputAt = ((sample * height + y) * width + x) * filters;
    for (let i = Math.max(0, margin - y); i < kernel && y + i - margin < height; i++) {
      for (let j = Math.max(0, margin - x); j < kernel && x + j - margin < width; j++) {
        const inputAt = ((sample * height + y + i - margin) * width + x + j - margin) * channels;
        const weightAt = (i * kernel + j) * channels * filters;
        for (let channel = 0; channel < channels; channel++) visit(inputAt + channel, weightAt + channel * filters, outputAt);
      }
    }
  };

  return {
    output,
    trained,
    forward(input) {
      for (let index = 0; index < output.length; index++) output[index] = bias[index % filters];
      eachProduct((inputAt, weightAt, outputAt) => {
        const factor = input[inputAt];
        for (let filter = 0; filter < filters; filter++) output[outputAt + filter] += factor * weight[weightAt + filter];
      });
    },
    backward(input, gradient, toInput) {
      toWeight.fill(0);
      toBias.fill(0);
      toInput?.fill(0);
      for (let index = 0; index < output.length; index++) toBias[index % filters] += gradient[index];
      eachProduct((inputAt, weightAt, outputAt) => {
        const factor = input[inputAt];
        let total = 0;
        for (let filter = 0; filter < filters; filter++) {
          const delta = gradient[outputAt + filter];
          toWeight[weightAt + filter] += delta * factor;
          total += delta * weight[weightAt + filter];
        }
        if (toInput) toInput[inputAt] += total;
      });
    },
  };
}
