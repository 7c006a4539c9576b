import { type ShapedLayer, shapeLayers, type Workload } from '../workloads/workloads.ts';
import { OnnxGraph } from './graph.ts';
import { type Carried, type Gradient, writeUpdate } from './update.ts';

/** The result of a layer's forward pass: its output, and its backward pass. */
interface Passed {
  readonly output: string;
  /** @returns the gradient of the input; empty if not wanted */
  backward(gradient: string, wanted: boolean): string;
}

const WEIGHT_AXES: Readonly<Record<string, readonly number[]>> = { dense: [0], conv2d: [0, 2, 3] };

/** The trained tensors of a workload, channels first. */
function listParameters(workload: Workload): Carried[] {
  return shapeLayers(workload).flatMap(({ weight, output }, index) => {
    if (!weight) return [];
    const [height, width, channels, filters] = weight;
    const shape = weight.length === 4 ? [filters, channels, height, width] : weight;
    return [
      { name: `weight${index}`, shape },
      { name: `bias${index}`, shape: output.slice(-1) },
    ];
  });
}

/**
 * A training step as the body of an ONNX `Loop`: forward, backward and update. It uses `x` and `y` of the outer graph.
 * @returns the body, and its carried tensors: first the loss
 */
export function writeTrainingStep(workload: Workload): { readonly body: OnnxGraph; readonly carried: readonly Carried[] } {
  const body = new OnnxGraph('step');
  const parameters = listParameters(workload);
  body.input({ name: 'iteration', type: 'int64', shape: [] });
  body.input({ name: 'goOn', type: 'bool', shape: [] });
  body.input({ name: 'lossBefore', type: 'float', shape: [] });
  for (const { name, shape } of parameters) body.input({ name, type: 'float', shape });

  const gradients: Gradient[] = [];
  const passed: Passed[] = [];
  let value = 'x';
  for (const [index, shaped] of shapeLayers(workload).entries()) {
    const layer = writeLayer(body, shaped, index, value, workload.batch, (name, gradient) => {
      const parameter = parameters.find((known) => known.name === name);
      if (parameter) gradients.push({ parameter, gradient });
    });
    passed.push(layer);
    value = layer.output;
  }
  const { loss, gradient } = writeLoss(body, workload, value);
  passed.reduceRight((flowing, layer, index) => layer.backward(flowing, index > 0), gradient);

  body.rename('Identity', ['goOn'], ['goOnNext']);
  body.rename('Identity', [loss], ['loss']);
  body.output({ name: 'goOnNext', type: 'bool', shape: [] });
  body.output({ name: 'loss', type: 'float', shape: [] });
  const slots = writeUpdate(body, workload.optimizer, parameters, gradients);
  return { body, carried: [{ name: 'loss', shape: [] }, ...parameters, ...slots] };
}

function writeLoss(body: OnnxGraph, { loss, batch }: Workload, prediction: string) {
  if (loss === 'mse') {
    const difference = body.node('Sub', [prediction, 'y']);
    const mean = body.node('ReduceMean', [body.node('Mul', [difference, difference])], { keepdims: 0 });
    return { loss: mean, gradient: body.node('Mul', [difference, body.floats([2 / batch])]) };
  }
  const logarithms = body.node('LogSoftmax', [prediction], { axis: 1 });
  const total = body.node('ReduceSum', [body.node('Mul', [logarithms, 'y'])], { keepdims: 0 });
  const excess = body.node('Sub', [body.node('Exp', [logarithms]), 'y']);
  return {
    loss: body.node('Mul', [total, body.floats([-1 / batch])]),
    gradient: body.node('Mul', [excess, body.floats([1 / batch])]),
  };
}

type KeepGradient = (parameter: string, gradient: string) => void;

function writeLayer(
  body: OnnxGraph,
  { layer, input, output: shape }: ShapedLayer,
  index: number,
  x: string,
  batch: number,
  keep: KeepGradient,
): Passed {
  const [weight, bias] = [`weight${index}`, `bias${index}`];
  const keepBias = (gradient: string) =>
    keep(bias, body.node('ReduceSum', [gradient, body.integers(WEIGHT_AXES[layer.type])], { keepdims: 0 }));
  switch (layer.type) {
    case 'dense':
      return {
        output: body.node('Gemm', [x, weight, bias], { transB: 1 }),
        backward(gradient, wanted) {
          keep(weight, body.node('Gemm', [gradient, x], { transA: 1 }));
          keepBias(gradient);
          return wanted ? body.node('Gemm', [gradient, weight]) : '';
        },
      };
    case 'conv2d': {
      const margin = (layer.kernelSize - 1) / 2;
      const pads = [margin, margin, margin, margin];
      const swapped = (value: string) => body.node('Transpose', [value], { perm: [1, 0, 2, 3] });
      return {
        output: body.node('Conv', [x, weight, bias], { pads }),
        backward(gradient, wanted) {
          // Samples take the role of channels, and the gradient that of the kernel.
          keep(weight, swapped(body.node('Conv', [swapped(x), swapped(gradient)], { pads })));
          keepBias(gradient);
          return wanted ? body.node('ConvTranspose', [gradient, weight], { pads }) : '';
        },
      };
    }
    case 'maxPool2d': {
      const window = { kernel_shape: [layer.poolSize, layer.poolSize], strides: [layer.poolSize, layer.poolSize] };
      const [output, indices] = body.nodes('MaxPool', [x], 2, window);
      const [height, width, channels] = input;
      const before = body.integers([batch, channels, height, width]);
      return { output, backward: (gradient) => body.node('MaxUnpool', [gradient, indices, before], window) };
    }
    case 'flatten': {
      const [height, width, channels] = input;
      const [flat, before] = [body.integers([batch, ...shape]), body.integers([batch, channels, height, width])];
      return { output: body.node('Reshape', [x, flat]), backward: (gradient) => body.node('Reshape', [gradient, before]) };
    }
    case 'relu': {
      const zero = body.floats([0]);
      const output = body.node('Relu', [x]);
      return { output, backward: (gradient) => body.node('Where', [body.node('Greater', [x, zero]), gradient, zero]) };
    }
    case 'tanh': {
      const output = body.node('Tanh', [x]);
      const slope = () => body.node('Sub', [body.floats([1]), body.node('Mul', [output, output])]);
      return { output, backward: (gradient) => body.node('Mul', [gradient, slope()]) };
    }
  }
}
