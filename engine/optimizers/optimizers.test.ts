import { expect, test } from 'vitest';
import { makeUpdateRule } from '../compile/index.ts';
import { readParams } from '../params/index.ts';
import { findOptimizer, OPTIMIZERS } from './index.ts';

/** Updates one weight by the gradients of three steps and returns it after each. */
function follow(type: string, given: Record<string, unknown>, start = 1, gradients = [0.5, -0.3, 0.8]): number[] {
  const optimizer = findOptimizer(type);
  if (!optimizer) throw new Error(`no optimizer ${type}`);
  const { values, problems } = readParams(optimizer.params, given);
  expect(problems).toEqual([]);
  const rule = makeUpdateRule({ optimizer, params: values }, []);
  const numbers = Array.from({ length: rule.valueCount }, () => Float64Array.of(0));
  numbers[rule.parameter.id][0] = start;
  return gradients.map((gradient, index) => {
    const moment = { params: values as never, learningRate: values.learningRate as number, step: index + 1 };
    for (const [name, value] of Object.entries(optimizer.scalars(moment))) {
      const scalar = rule.scalars.get(name);
      if (scalar) numbers[scalar.id][0] = value;
    }
    numbers[rule.gradient.id][0] = gradient;
    for (const { op, inputs, output, attributes } of rule.operations) {
      const site = { inputShapes: inputs.map(() => []), outputShape: [], attributes: attributes as never, seed: 0, step: 0 };
      op.kernel(
        inputs.map(({ id }) => numbers[id]),
        numbers[output.id],
        site,
      );
    }
    numbers[rule.parameter.id][0] = numbers[rule.newParameter.id][0];
    for (const [slot, value] of rule.newSlots) numbers[rule.slots.get(slot)?.id ?? -1][0] = numbers[value.id][0];
    return numbers[rule.parameter.id][0];
  });
}

const close = (received: readonly number[], expected: readonly number[]) => {
  for (const [index, value] of expected.entries()) expect(received[index]).toBeCloseTo(value, 12);
};

test('sgd steps against the gradient', () => {
  close(follow('sgd', { learningRate: 0.1 }), [0.95, 0.98, 0.9]);
});

test('sgd with momentum keeps a share of the last step', () => {
  // v: 0.5, 0.45 - 0.3 = 0.15, 0.135 + 0.8 = 0.935
  close(follow('sgd', { learningRate: 0.1, momentum: 0.9 }), [0.95, 0.935, 0.8415]);
});

test('sgd with Nesterov momentum looks ahead', () => {
  // g + 0.9 v: 0.5 + 0.45, -0.3 + 0.135, 0.8 + 0.8415
  close(follow('sgd', { learningRate: 0.1, momentum: 0.9, nesterov: true }), [0.905, 0.9215, 0.75735]);
});

test('the first step of adam is the learning rate against the sign of the gradient', () => {
  close(follow('adam', { learningRate: 0.01, epsilon: 0 }, 1, [0.5]), [0.99]);
  close(follow('adam', { learningRate: 0.01, epsilon: 0 }, 1, [-1e-6]), [1.01]);
});

test('adam follows the formula of the paper', () => {
  const [learningRate, beta1, beta2, epsilon] = [0.01, 0.9, 0.999, 1e-8];
  let [m, v, weight] = [0, 0, 1];
  const expected = [0.5, -0.3, 0.8].map((gradient, index) => {
    m = beta1 * m + (1 - beta1) * gradient;
    v = beta2 * v + (1 - beta2) * gradient ** 2;
    const [mHat, vHat] = [m / (1 - beta1 ** (index + 1)), v / (1 - beta2 ** (index + 1))];
    weight -= (learningRate * mHat) / (Math.sqrt(vHat) + epsilon);
    return weight;
  });
  close(follow('adam', { learningRate, beta1, beta2, epsilon }), expected);
});

test.each(OPTIMIZERS.map((optimizer) => [optimizer.type, optimizer] as const))(
  '%s: says what it does, and a zero gradient moves nothing',
  (type, optimizer) => {
    expect(findOptimizer(type)).toBe(optimizer);
    for (const text of [optimizer.label, optimizer.documentation.summary, optimizer.documentation.formula])
      expect(text).not.toBe('');
    expect(follow(type, {}, 1, [0, 0])).toEqual([1, 1]);
  },
);
