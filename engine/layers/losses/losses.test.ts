import { expect, test } from 'vitest';
import { compile } from '../../compile/index.ts';
import { checkGraph } from '../../graph/index.ts';
import { createReferenceExecutor } from '../../kernels/index.ts';
import { analyzeInEnglish } from '../../testing/analyzeInEnglish.ts';
import { graph } from '../../testing/networks.ts';

const executor = createReferenceExecutor('float64');

function lossGraph(type: string, params: Record<string, unknown>, width: number, target: Record<string, unknown>) {
  return graph(
    [
      ['x', 'input', { shape: [width] }],
      ['y', 'target', target],
      ['j', type, params],
    ],
    [
      ['x', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
}

/** The loss of given predictions (rows) and targets. */
function lossOf(
  type: string,
  predictions: number[][],
  targets: number[] | number[][],
  params: Record<string, unknown> = {},
): number {
  const [width, batch] = [predictions[0].length, predictions.length];
  const isIndex = typeof targets[0] === 'number';
  const target = isIndex ? { shape: [], classes: width } : { shape: [width] };
  const document = lossGraph(type, params, width, target);
  const program = compile(checkGraph(document), { batch, goal: 'evaluate' });
  const loaded = executor.load(program, executor.createState([]));
  loaded.dataOf('x').set(predictions.flat());
  loaded.dataOf('y').set(targets.flat());
  loaded.run({ seed: 1, step: 1 });
  return program.loss ? loaded.read(program.loss)[0] : Number.NaN;
}

const P = [
  [0.5, -1],
  [2, 3],
];
const Y = [
  [0, 1],
  [1, 1],
];

test('losses match their formulas', () => {
  expect(lossOf('mse', P, Y)).toBeCloseTo((0.25 + 4 + 1 + 4) / 4, 12);
  expect(lossOf('mae', P, Y)).toBeCloseTo((0.5 + 2 + 1 + 2) / 4, 12);
  expect(lossOf('huber', P, Y)).toBeCloseTo((0.125 + 1.5 + 0.5 + 1.5) / 4, 12);
  expect(lossOf('huber', P, Y, { delta: 10 })).toBeCloseTo((0.25 + 4 + 1 + 4) / 8, 12);
  expect(lossOf('hinge', P, Y)).toBeCloseTo((1.5 + 2 + 0 + 0) / 4, 12);
  const entropy = (z: number, y: number) =>
    -y * Math.log(1 / (1 + Math.exp(-z))) - (1 - y) * Math.log(1 - 1 / (1 + Math.exp(-z)));
  const binary = (entropy(0.5, 0) + entropy(-1, 1) + entropy(2, 1) + entropy(3, 1)) / 4;
  expect(lossOf('binaryCrossEntropy', P, Y)).toBeCloseTo(binary, 12);
  const y = [[0.25, 0.75]];
  expect(lossOf('kullbackLeibler', [[0.5, 0.5]], y)).toBeCloseTo(0.25 * Math.log(0.5) + 0.75 * Math.log(1.5), 12);
  expect(lossOf('kullbackLeibler', [[0.5, 0.5]], [[0, 1]])).toBeCloseTo(Math.log(2), 6);
});

const softmax = (row: number[]) => {
  const powers = row.map(Math.exp);
  return powers.map((power) => power / powers.reduce((a, b) => a + b));
};

test('cross-entropy supports label smoothing and class weights', () => {
  const [first, second] = P.map(softmax);
  expect(lossOf('crossEntropy', P, [0, 1])).toBeCloseTo(-(Math.log(first[0]) + Math.log(second[1])) / 2, 12);
  const smooth = (row: number[], wanted: number) =>
    row.reduce((sum, p, k) => sum - (k === wanted ? 0.95 : 0.05) * Math.log(p), 0);
  expect(lossOf('crossEntropy', P, [0, 1], { labelSmoothing: 0.1 })).toBeCloseTo((smooth(first, 0) + smooth(second, 1)) / 2, 12);
  const weighted = -(3 * Math.log(first[0]) + 0.5 * Math.log(second[1])) / 2;
  expect(lossOf('crossEntropy', P, [0, 1], { classWeights: [3, 0.5] })).toBeCloseTo(weighted, 12);
});

test.each(['mse', 'mae', 'huber', 'hinge', 'binaryCrossEntropy'])(
  '%s: the sum is the mean times its count, and the weight a factor',
  (type) => {
    const mean = lossOf(type, P, Y);
    expect(lossOf(type, P, Y, { reduction: 'sum' })).toBeCloseTo(mean * 4, 12);
    expect(lossOf(type, P, Y, { weight: 0.25 })).toBeCloseTo(mean * 0.25, 12);
  },
);

test('class weights for another number of classes are rejected', () => {
  const document = lossGraph('crossEntropy', { classWeights: [1, 2, 3] }, 2, { shape: [], classes: 2 });
  expect(analyzeInEnglish(document).diagnostics).toMatchObject([
    {
      code: 'shape.mismatch',
      nodeId: 'j',
      param: 'classWeights',
      expected: 'one weight for each of 2 classes',
      received: '3 weights',
    },
  ]);
});

test('hinge reads labels of -1 and 1 as 0 and 1', () => {
  const sides = [
    [-1, 1],
    [1, 1],
  ];
  // max(0, 1 + 0.5), max(0, 1 + 1), max(0, 1 - 2), max(0, 1 - 3)
  expect(lossOf('hinge', P, sides)).toBeCloseTo((1.5 + 2 + 0 + 0) / 4, 12);
  expect(lossOf('hinge', P, sides)).toBe(lossOf('hinge', P, Y));
});
