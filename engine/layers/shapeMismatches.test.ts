import { expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { createReferenceExecutor, createWasmExecutor } from '../kernels/index.ts';
import { analyzeInEnglish } from '../testing/analyzeInEnglish.ts';
import { feed } from '../testing/feed.ts';
import { graph, randomColumn } from '../testing/networks.ts';
import { initializeParameters, Model } from '../training/index.ts';

/** The diagnostics of a layer with an input of the given shape. */
function complaints(type: string, params: Record<string, unknown>, shape: readonly number[]) {
  const document = graph(
    [
      ['x', 'input', { shape }],
      ['l', type, params],
    ],
    [['x', 'l']],
  );
  return analyzeInEnglish(document).diagnostics.filter(({ nodeId, severity }) => nodeId === 'l' && severity === 'error');
}

test.each([
  ['conv2d', { kernelSize: 5 }, [4, 9, 1], 'kernelSize', 'windows of at most 4 × 9, the size of the image', '5 × 5'],
  [
    'conv2d',
    { kernelSize: 3, dilationRate: 2 },
    [4, 4, 1],
    'kernelSize',
    'windows of at most 4 × 4, the size of the image',
    '5 × 5 including dilation',
  ],
  ['conv2d', { filters: 4, groups: 3 }, [9, 9, 6], 'groups', 'a number that divides the 4 filters', '3'],
  ['conv2d', { filters: 4, groups: 4 }, [9, 9, 6], 'groups', 'a number that divides the 6 input channels', '4'],
  ['conv1d', { kernelSize: 8 }, [5, 2], 'kernelSize', 'kernels of at most 5, the length of the sequence', '8'],
  [
    'conv1d',
    { dilationRate: 3 },
    [5, 2],
    'kernelSize',
    'kernels of at most 5, the length of the sequence',
    '7 including dilation',
  ],
  ['conv1d', { filters: 4, groups: 2 }, [9, 5], 'groups', 'a number that divides the 5 input channels', '2'],
  [
    'depthwiseConv2d',
    { kernelSize: [1, 6] },
    [5, 5, 2],
    'kernelSize',
    'windows of at most 5 × 5, the size of the image',
    '1 × 6',
  ],
  ['maxPool2d', { poolSize: 3 }, [2, 5, 1], 'poolSize', 'windows of at most 2 × 5, the size of the image', '3 × 3'],
  ['batchNorm', { axis: 2 }, [3, 2], 'axis', 'a dimension of [3, 2]: from -2 to 1', '2'],
  ['layerNorm', { axis: -3 }, [3, 2], 'axis', 'a dimension of [3, 2]: from -2 to 1', '-3'],
  ['reshape', { targetShape: [4, 2] }, [3, 2], 'targetShape', 'a shape with 6 values, like [3, 2]', '[4, 2] with 8'],
  ['reshape', { targetShape: [4, -1] }, [3, 2], 'targetShape', 'a shape with 6 values, like [3, 2]', '[4, -1] with 4'],
])('%s with %j on %j is rejected', (type, params, shape, param, expected, received) => {
  expect(complaints(type, params, shape)).toMatchObject([{ code: 'shape.mismatch', param, expected, received }]);
});

test.each([
  ['conv2d', { kernelSize: 5 }, [4, 4, 1]],
  ['conv2d', { groups: 3, filters: 4 }, [9, 9, 6]],
  ['conv2d', { groups: 5, filters: 12 }, [9, 9, 8]],
  ['conv1d', { kernelSize: 8 }, [5, 2]],
  ['depthwiseConv2d', { kernelSize: 3 }, [2, 2, 2]],
  ['avgPool2d', { poolSize: 3 }, [2, 5, 1]],
  ['reshape', { targetShape: [4, 2] }, [3, 2]],
  ['reshape', { targetShape: [-1, 7] }, [3, 2]],
])('%s: the offered fix of %j works', (type, params, shape) => {
  const [{ fix }] = complaints(type, params, shape);
  const [edit] = fix?.edits ?? [];
  if (edit?.type !== 'setParam') throw new Error('no mend is offered');
  expect(complaints(type, { ...params, [edit.param]: edit.value }, shape)).toEqual([]);
});

test.each([
  ['conv2d', { strides: 0 }, 'strides'],
  ['conv2d', { filters: 0 }, 'filters'],
  ['conv2d', { kernelSize: [3, 0] }, 'kernelSize'],
  ['conv2d', { groups: 0 }, 'groups'],
  ['conv1d', { dilationRate: 0 }, 'dilationRate'],
  ['convTranspose2d', { strides: [1, 0] }, 'strides'],
  ['depthwiseConv2d', { depthMultiplier: 0 }, 'depthMultiplier'],
  ['maxPool2d', { strides: 0 }, 'strides'],
  ['upsample2d', { size: 0 }, 'size'],
  ['lstm', { units: 0 }, 'units'],
  ['selfAttention', { numHeads: 0 }, 'numHeads'],
  ['embedding', { inputDim: 0 }, 'inputDim'],
  ['dense', { units: 0 }, 'units'],
  ['reshape', { targetShape: [-1, -1] }, 'targetShape'],
  ['reshape', { targetShape: [0, 162] }, 'targetShape'],
  ['add', { inputs: 1 }, 'inputs'],
])('%s: the impossible value %j of a parameter is rejected', (type, params, param) => {
  const found = complaints(type, params, [9, 9, 2]).filter(({ code }) => code === 'node.invalidParam');
  expect(found).toMatchObject([{ code: 'node.invalidParam', param }]);
});

test.each([
  ['conv2d', [784], 3],
  ['convTranspose2d', [28, 28], 3],
  ['depthwiseConv2d', [28, 28], 3],
  ['maxPool2d', [784], 3],
  ['avgPool2d', [2, 28, 28, 1], 3],
  ['globalAvgPool2d', [784], 3],
  ['globalMaxPool2d', [784], 3],
  ['upsample2d', [784], 3],
  ['conv1d', [28], 2],
  ['lstm', [28], 2],
  ['gru', [4, 4, 4], 2],
  ['simpleRnn', [28], 2],
  ['selfAttention', [28], 2],
])('%s rejects samples of shape %j: it takes %i dimensions', (type, shape, rank) => {
  expect(complaints(type, {}, shape)).toMatchObject([
    { code: 'shape.mismatch', port: 'in', expected: `a tensor of ${rank} dimensions`, received: `shape [${shape.join(', ')}]` },
  ]);
});

function merged(type: string, params: Record<string, unknown>, shapes: readonly (readonly number[])[]) {
  const document = graph(
    [...shapes.map((shape, index) => [`x${index + 1}`, 'input', { shape }] as const), ['m', type, params]],
    shapes.map((_, index) => [`x${index + 1}`, 'm', `in${index + 1}`] as const),
  );
  const { nodes, diagnostics } = analyzeInEnglish(document);
  return {
    output: nodes.get('m')?.output,
    complaints: diagnostics.filter(({ nodeId, severity }) => nodeId === 'm' && severity === 'error'),
  };
}

test('merges take any number of inputs, and report mismatches', () => {
  expect(merged('add', {}, [[4], [4]]).output).toEqual([4]);
  expect(
    merged('multiply', { inputs: 3 }, [
      [2, 3],
      [1, 3],
      [2, 1],
    ]).output,
  ).toEqual([2, 3]);
  expect(merged('concat', { inputs: 3 }, [[4], [1], [2]]).output).toEqual([7]);
  expect(
    merged('concat', { axis: 0 }, [
      [2, 3],
      [5, 3],
    ]).output,
  ).toEqual([7, 3]);
  expect(merged('add', {}, [[4], [5]]).complaints).toMatchObject([{ port: 'in2', received: 'shape [5]' }]);
  expect(
    merged('concat', {}, [
      [2, 3],
      [3, 3],
    ]).complaints,
  ).toMatchObject([{ port: 'in2', received: 'shape [3, 3]' }]);
  expect(merged('concat', { axis: 2 }, [[4], [4]]).complaints).toMatchObject([{ param: 'axis', received: '2' }]);
  expect(merged('add', { inputs: 3 }, [[4], [4]]).complaints).toMatchObject([{ code: 'port.unconnected', port: 'in3' }]);
});

test.each([
  ['the reference', createReferenceExecutor('float32')],
  ['the fast executor', createWasmExecutor()],
])('%s: training leaves a frozen layer unchanged', (_name, executor) => {
  const document = graph(
    [
      ['x', 'input', { shape: [3] }],
      ['h', 'dense', { units: 4, trainable: false }],
      ['o', 'dense', { units: 2 }],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'h'],
      ['h', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  const before = initializeParameters(checkGraph(document), 1);
  const model = new Model(checkGraph(document), executor, before);
  const loaded = model.program('train', 2);
  const columns = new Map([
    ['x', randomColumn('x', [3], 2, 1)],
    ['y', randomColumn('y', [2], 2, 2)],
  ]);
  feed(loaded, columns, Uint32Array.of(0, 1), 0);
  loaded.run({ seed: 1, step: 1, learningRate: 0.1 });
  const moved = model.parameters().filter(({ data }, index) => data.some((value, at) => value !== before[index].data[at]));
  expect(moved.map(({ name }) => name)).toEqual(['o.weight', 'o.bias']);
});
