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
  test('gives what the lens shows before the loss', async () => {
    const files = [iris.graph, '--weights', iris.weights, '--input', iris.inputs, '--json'];
    const { outputs } = (await workplace.run(['predict', ...files])).json() as { outputs: Tensor };
    const { nodes } = (await workplace.run(['lens', ...files, '--target', iris.targets])).json() as LensResult;
    expect(outputs.shape).toEqual([3, 3]);
    outputs.data.forEach((output, index) => {
      expect(output).toBeCloseTo(nodes.scores.out.data[index], 5);
    });
  });

  test('gives probabilities where the graph ends in a sigmoid', async () => {
    const { json } = await workplace.run(['predict', xor.graph, '--weights', xor.weights, '--input', xor.inputs, '--json']);
    const { outputs } = json() as { outputs: Tensor };
    expect(outputs.data.every((probability) => probability > 0 && probability < 1)).toBe(true);
  });

  test('prints a row a sample', async () => {
    const { stdout } = await workplace.run(['predict', iris.graph, '--weights', iris.weights, '--input', iris.inputs]);
    expect(stdout).toMatch(/^sample +\[0\] +\[1\] +\[2\]\n( +\d( +-?[\d.]+){3}\n){3}$/);
  });
});

describe('evaluate', () => {
  test('gives loss, accuracy and confusion over the test samples', async () => {
    const { exitCode, json } = await workplace.run(['evaluate', iris.graph, '--weights', iris.weights, '--json']);
    expect(exitCode).toBe(0);
    const { loss, accuracy, samples, confusion } = json() as Record<'loss' | 'accuracy' | 'samples', number> & {
      confusion: number[][];
    };
    expect(samples).toBe(30);
    expect(loss).toBeGreaterThan(0);
    expect(confusion.flat().reduce((total, count) => total + count, 0)).toBe(30);
    expect(accuracy).toBeCloseTo((confusion[0][0] + confusion[1][1] + confusion[2][2]) / 30, 12);
  });

  test('has no accuracy where there are no classes', async () => {
    const { json } = await workplace.run(['evaluate', sine.graph, '--weights', sine.weights, '--json']);
    expect(json()).toEqual({ loss: expect.any(Number), samples: 100 });
  });

  test('prints the confusion with the names of the classes', async () => {
    const { stdout } = await workplace.run(['evaluate', iris.graph, '--weights', iris.weights]);
    expect(stdout).toMatch(
      /^samples +30\nloss +[\d.]+\naccuracy +[\d.]+ %\n\nwanted \\ given +setosa +versicolor +virginica\nsetosa /,
    );
  });

  test('takes other data with --data', async () => {
    const { json } = await workplace.run(['evaluate', xor.graph, '--weights', xor.weights, '--data', 'circles', '--json']);
    expect(json()).toMatchObject({ samples: 100 });
  });
});
