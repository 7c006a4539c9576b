import { afterAll, describe, expect, test } from 'vitest';
import type { LensResult } from '#engine/lens/index.ts';
import type { Tensor } from '#engine/training/index.ts';
import { makeExampleFiles } from '../testing/exampleFiles.ts';
import { Workplace } from '../testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());
const iris = await makeExampleFiles(workplace, 'iris');
const xor = await makeExampleFiles(workplace, 'xor');
const sine = await makeExampleFiles(workplace, 'sine');

describe('predict', () => {
  test("gives the lens's value before the loss", async () => {
    const files = [iris.graph, '--weights', iris.weights, '--input', iris.inputs, '--json'];
    const { outputs } = (await workplace.run(['predict', ...files])).json() as { outputs: Tensor };
    const { nodes } = (await workplace.run(['lens', ...files, '--target', iris.targets])).json() as LensResult;
    expect(outputs.shape).toEqual([3, 3]);
    outputs.data.forEach((output, index) => {
      expect(output).toBeCloseTo(nodes.scores.out.data[index], 5);
    });
  });

  test('gives probabilities if the graph ends in a sigmoid', async () => {
    const { json } = await workplace.run(['predict', xor.graph, '--weights', xor.weights, '--input', xor.inputs, '--json']);
    const { outputs } = json() as { outputs: Tensor };
    expect(outputs.data.every((probability) => probability > 0 && probability < 1)).toBe(true);
  });

  test('prints a row per sample', async () => {
    const { stdout } = await workplace.run(['predict', iris.graph, '--weights', iris.weights, '--input', iris.inputs]);
    expect(stdout).toMatch(/^sample +\[0\] +\[1\] +\[2\]\n( +\d( +-?[\d.]+){3}\n){3}$/);
  });
});

type Metrics = Record<
  'accuracy' | 'precision' | 'recall' | 'f1' | 'rocAuc' | 'averagePrecision' | 'calibrationError' | 'perplexity',
  number
> & {
  readonly confusionMatrix: number[][];
  readonly perClass: (Record<'precision' | 'recall' | 'f1' | 'rocAuc' | 'averagePrecision' | 'support', number> & {
    readonly class: string;
  })[];
};

describe('evaluate', () => {
  test('gives loss and metrics over the test samples, and a row per class', async () => {
    const { exitCode, json } = await workplace.run(['evaluate', iris.graph, '--weights', iris.weights, '--json']);
    expect(exitCode).toBe(0);
    const { loss, samples, metrics } = json() as { loss: number; samples: number; metrics: Metrics };
    const { accuracy, precision, recall, f1, rocAuc, averagePrecision, perplexity, perClass, ...others } = metrics;
    const { confusionMatrix: counts, calibrationError, ...rest } = others;
    expect(rest).toEqual({});
    expect(calibrationError).toBeGreaterThan(0);
    expect(samples).toBe(30);
    expect(loss).toBeGreaterThan(0);
    expect(counts.flat().reduce((total, count) => total + count, 0)).toBe(30);
    expect(accuracy).toBeCloseTo((counts[0][0] + counts[1][1] + counts[2][2]) / 30, 12);
    expect(perClass.map((row) => row.class)).toEqual(['setosa', 'versicolor', 'virginica']);
    for (const [index, row] of perClass.entries()) {
      const given = counts.reduce((total, wanted) => total + wanted[index], 0);
      expect(row.support).toBe(counts[index].reduce((total, count) => total + count, 0));
      expect(row.precision).toBeCloseTo(counts[index][index] / Math.max(1, given), 12);
      expect(row.recall).toBeCloseTo(counts[index][index] / row.support, 12);
      expect(row.f1).toBeCloseTo((2 * counts[index][index]) / (given + row.support), 12);
    }
    const MEANS = ['precision', 'recall', 'f1', 'rocAuc', 'averagePrecision'] as const;
    const meanOf = (name: (typeof MEANS)[number]) => perClass.reduce((total, row) => total + row[name], 0) / 3;
    expect([precision, recall, f1, rocAuc, averagePrecision]).toEqual(MEANS.map((name) => expect.closeTo(meanOf(name), 12)));
    // The loss is the mean cross-entropy.
    expect(perplexity).toBeCloseTo(Math.exp(loss), 5);
  });

  test('gives regression metrics without classes', async () => {
    const { json } = await workplace.run(['evaluate', sine.graph, '--weights', sine.weights, '--json']);
    const number = expect.any(Number);
    expect(json()).toEqual({ loss: number, samples: 100, metrics: { mae: number, rmse: number, r2: number } });
    const { loss, metrics } = json() as { loss: number; metrics: Record<string, number> };
    expect(metrics.rmse).toBeCloseTo(Math.sqrt(loss), 6);
  });

  test('prints a line per class, and the confusion matrix, with class names', async () => {
    const { stdout } = await workplace.run(['evaluate', iris.graph, '--weights', iris.weights]);
    const [summary, classes, confusion] = stdout.split('\n\n');
    expect(summary).toMatch(/^samples +30\nloss +[\d.]+\naccuracy +[\d.]+ %\nprecision +[\d.]+ %\n/);
    expect(classes).toMatch(
      /^class +precision +recall +F1 score +support +ROC AUC +average precision\nsetosa( +[\d.]+ %){3} +\d+( +[\d.]+){2}\n/,
    );
    expect(confusion).toMatch(/^true \\ predicted +setosa +versicolor +virginica\nsetosa /);
  });

  test('takes other data with --data', async () => {
    const { json } = await workplace.run(['evaluate', xor.graph, '--weights', xor.weights, '--data', 'circles', '--json']);
    expect(json()).toMatchObject({ samples: 100 });
  });
});
