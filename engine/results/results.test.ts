import { describe, expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { createWasmExecutor } from '../kernels/index.ts';
import { Answers, rankAnswers, startRanking, stepsOf, type Task } from '../metrics/index.ts';
import { classifier } from '../testing/networks.ts';
import { initializeParameters, isTensor, predict } from '../training/index.ts';
import { judgeClasses, judgeNumbers, PredictionModel } from './index.ts';
import { precisionRecallCurve, rocCurve, thinCurve } from './rankCurves.ts';
import reference from './reference/reference.json' with { type: 'json' };

const BINARY: Task = { kind: 'binary', threshold: 0 };
const near = (values: readonly (number | null)[] = []) =>
  values.map((value) => (value === null ? null : expect.closeTo(value, 12)));

describe.each(reference.map((one) => [one.name, one] as const))('%s', (_name, one) => {
  const answers = new Answers(BINARY, Float32Array.from(one.scores), Float32Array.from(one.wanted));

  test('have the curves of scikit-learn', () => {
    const ranking = startRanking(BINARY);
    rankAnswers(ranking, answers);
    const [steps] = stepsOf(ranking);
    if (!steps) throw new Error('scores are numbers');
    const roc = rocCurve(steps);
    expect(roc?.x).toEqual(near(one.roc.x));
    expect(roc?.y).toEqual(near(one.roc.y));
    const curve = precisionRecallCurve(steps);
    expect(curve?.x).toEqual(near(one.precisionRecall.x));
    expect(curve?.y).toEqual(near(one.precisionRecall.y));
  });

  test('have the reliability of scikit-learn', () => {
    const bins = judgeClasses(answers).calibration ?? [];
    expect(bins.map(({ count }) => count)).toEqual(one.calibration.counts);
    const filled = bins.filter(({ count }) => count > 0);
    expect(filled.map(({ share }) => share)).toEqual(near(one.calibration.share));
    // Its probabilities are rounded from another exponential function.
    for (const [index, { confidence }] of filled.entries()) expect(confidence).toBeCloseTo(one.calibration.confidence[index], 7);
  });
});

test('curves keep their ends and lose points that are not told apart', () => {
  const x = Array.from({ length: 10_001 }, (_, index) => index / 10_000);
  const thin = thinCurve({ x, y: x.map((value) => value ** 2) });
  expect(thin.x.length).toBeLessThan(500);
  expect([thin.x[0], thin.x.at(-1), thin.y.at(-1)]).toEqual([0, 1, 1]);
  for (const [index, value] of thin.x.entries()) expect(thin.y[index]).toBeCloseTo(value ** 2, 4);
});

test('several classes have a matrix, a curve each, and the reliability of the predicted class', () => {
  const task: Task = { kind: 'multiclass', classes: 3, scores: 'probabilities' };
  const rows = [0.5, 0.25, 0.25, 0.125, 0.75, 0.125, 0.5, 0.5, 0];
  const { matrix, curves, calibration, perClass } = judgeClasses(new Answers(task, rows, [0, 1, 1]));
  expect(matrix).toEqual([
    [1, 0, 0],
    [1, 1, 0],
    [0, 0, 0],
  ]);
  expect(curves.map(({ roc }) => roc !== null)).toEqual([true, true, false]);
  expect(perClass.support).toEqual([1, 2, 0]);
  expect(calibration?.filter(({ count }) => count > 0)).toMatchObject([
    { from: 7 / 15, count: 2, confidence: 0.5, share: 0.5 },
    { from: 11 / 15, count: 1, confidence: 0.75, share: 1 },
  ]);
});

test('many classes have a matrix, but no curves', () => {
  const task: Task = { kind: 'multiclass', classes: 60, scores: 'probabilities' };
  const { matrix, curves } = judgeClasses(
    new Answers(
      task,
      Array.from({ length: 60 }, () => 1 / 60),
      [7],
    ),
  );
  expect(matrix).toHaveLength(60);
  expect(matrix?.flat().reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(curves).toEqual([]);
});

test('scores that are no probabilities have no reliability', () => {
  const margins: Task = { kind: 'binary', threshold: 0, isMargin: true };
  const { calibration, metrics } = judgeClasses(new Answers(margins, [2, -1], [1, 0]));
  expect(calibration).toBeNull();
  expect(metrics).not.toHaveProperty('calibrationError');
});

test('numbers are judged in own units, one output at a time', () => {
  const task: Task = { kind: 'regression', outputs: 2, units: [10, 1] };
  const answers = new Answers(task, [0, 5, 1, 5, 2, Number.NaN], [0, 5, 0, 7, 0, 5]);
  const toOwn = (value: number, output: number) => (output === 0 ? value * 10 + 100 : value);
  const first = judgeNumbers(answers, 0, toOwn);
  expect(first?.points).toEqual({ numbers: [0, 1, 2], wanted: [100, 100, 100], given: [100, 110, 120] });
  expect(first?.metrics.mae).toBe(10);
  expect(first?.residuals).toMatchObject({ from: 0, to: 20, left: 0 });
  expect(first?.residuals.counts.reduce((sum, count) => sum + count, 0)).toBe(3);
  const second = judgeNumbers(answers, 1, toOwn);
  expect(second?.points.numbers).toEqual([0, 1]);
  expect(second?.residuals).toMatchObject({ from: -2, to: 0, left: 1 });
  expect(judgeNumbers(answers, 2, toOwn)).toBeNull();
});

test('a scatter plot of many samples has points at equal distances', () => {
  const values = Float32Array.from({ length: 70_000 }, (_, index) => index);
  const { points, residuals } =
    judgeNumbers(new Answers({ kind: 'regression', outputs: 1, units: [1] }, values, values), 0, (value) => value) ?? {};
  expect(points?.numbers).toHaveLength(1500);
  expect(points?.numbers.slice(0, 3)).toEqual([0, 46, 93]);
  expect(residuals?.counts[0]).toBe(70_000);
});

test('one sample is predicted as by `predict`, again and again with other weights', () => {
  const graph = checkGraph(classifier());
  const model = new PredictionModel(graph, new Map());
  const size = graph.analysis.nodes.get('x')?.output?.[0] ?? 0;
  const sample = Float64Array.from({ length: size }, (_, index) => Math.sin(index));
  for (const seed of [1, 2]) {
    const parameters = initializeParameters(graph, seed);
    const [{ target, kind, values, class: predicted }] = model.predict(parameters, new Map([['x', sample]]));
    const inputs = { count: 1, columns: new Map([['x', { name: 'x', shape: [size], data: sample }]]) };
    const outputs = predict({ graph, parameters, inputs, executor: createWasmExecutor() });
    const data = isTensor(outputs) ? outputs.data : [];
    const total = data.reduce((sum, logit) => sum + Math.exp(logit), 0);
    expect({ target, kind }).toEqual({ target: 'y', kind: 'probabilities' });
    expect(values).toEqual(data.map((logit) => expect.closeTo(Math.exp(logit) / total, 6)));
    expect(predicted).toBe(data.indexOf(Math.max(...data)));
  }
});
