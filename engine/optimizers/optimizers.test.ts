import { expect, test } from 'vitest';
import { makeUpdateRule, UpdateScalars } from '../compile/index.ts';
import { readParams } from '../params/index.ts';
import { findOptimizer, OPTIMIZERS } from './index.ts';

/** Updates one weight by the gradients of three steps and returns it after each. */
function follow(type: string, given: Record<string, unknown>, start = 1, gradients = [0.5, -0.3, 0.8]): number[] {
  const optimizer = findOptimizer(type);
  if (!optimizer) throw new Error(`no optimizer ${type}`);
  const { values, problems } = readParams(optimizer.params, given);
  expect(problems).toEqual([]);
  const rule = makeUpdateRule({ optimizer, params: values }, []);
  const scalars = new UpdateScalars({ optimizer, params: values });
  const numbers = Array.from({ length: rule.valueCount }, () => Float64Array.of(0));
  numbers[rule.parameter.id][0] = start;
  return gradients.map((gradient, index) => {
    scalars.set(values.learningRate as number, index + 1);
    for (const [name, value] of Object.entries(scalars.values)) {
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
    numbers[rule.parameter.id][0] = numbers[rule.newParameter?.id ?? -1][0];
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

/** Each optimizer as a plain loop over steps, written from its paper or from the named reference implementation. */
const BY_HAND: Record<string, (weight: number, gradients: readonly number[]) => number[]> = {
  sgd(w, gs) {
    return gs.map((g) => {
      w -= 0.01 * g;
      return w;
    });
  },
  adam: (w, gs) => momentLoop(w, gs, ({ mHat, vHat }) => (0.001 * mHat) / (Math.sqrt(vHat) + 1e-7)),
  adamW: (w, gs) =>
    momentLoop(w, gs, ({ mHat, vHat, weight }) => 0.001 * 0.01 * weight + (0.001 * mHat) / (Math.sqrt(vHat) + 1e-7)),
  amsgrad(w, gs) {
    let largest = 0;
    return momentLoop(w, gs, ({ mHat, v, t }) => {
      largest = Math.max(largest, v);
      return (0.001 * mHat) / (Math.sqrt(largest / (1 - 0.999 ** t)) + 1e-7);
    });
  },
  // torch.optim.NAdam
  nadam(w, gs) {
    let product = 1;
    return momentLoop(w, gs, ({ m, vHat, g, t }) => {
      const mu = 0.9 * (1 - 0.5 * 0.96 ** (t * 0.004));
      const next = 0.9 * (1 - 0.5 * 0.96 ** ((t + 1) * 0.004));
      product *= mu;
      const mHat = (next * m) / (1 - product * next) + ((1 - mu) * g) / (1 - product);
      return (0.001 * mHat) / (Math.sqrt(vHat) + 1e-7);
    });
  },
  // tf.train.rmsprop
  rmsprop(w, gs) {
    let v = 0;
    return gs.map((g) => {
      v = 0.9 * v + 0.1 * g * g;
      w -= (0.001 * g) / Math.sqrt(v + 1e-8);
      return w;
    });
  },
  // tf.train.adagrad
  adagrad(w, gs) {
    let v = 0.1;
    return gs.map((g) => {
      v += g * g;
      w -= (0.01 * g) / Math.sqrt(v + 1e-8);
      return w;
    });
  },
  adadelta(w, gs) {
    let [v, u] = [0, 0];
    return gs.map((g) => {
      v = 0.95 * v + 0.05 * g * g;
      const step = (Math.sqrt(u + 1e-8) / Math.sqrt(v + 1e-8)) * g;
      u = 0.95 * u + 0.05 * step * step;
      w -= 0.001 * step;
      return w;
    });
  },
  lion(w, gs) {
    let m = 0;
    return gs.map((g) => {
      w -= 0.0001 * Math.sign(0.9 * m + 0.1 * g);
      m = 0.99 * m + 0.01 * g;
      return w;
    });
  },
};

interface Moments {
  readonly m: number;
  readonly v: number;
  readonly mHat: number;
  readonly vHat: number;
  readonly g: number;
  readonly t: number;
  readonly weight: number;
}

function momentLoop(start: number, gradients: readonly number[], stepOf: (moments: Moments) => number): number[] {
  let [m, v, weight] = [0, 0, start];
  return gradients.map((g, index) => {
    const t = index + 1;
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    weight -= stepOf({ m, v, mHat: m / (1 - 0.9 ** t), vHat: v / (1 - 0.999 ** t), g, t, weight });
    return weight;
  });
}

test.each(OPTIMIZERS.map(({ type }) => type))('%s: five steps match an independently written loop', (type) => {
  const gradients = [0.5, -0.3, 0.8, 1.2, -2];
  close(follow(type, {}, 1, gradients), BY_HAND[type](1, gradients));
});

test('rmsprop: centered and with momentum, as the reference implementation', () => {
  let [v, mean, velocity, weight] = [0, 0, 0, 1];
  const gradients = [0.5, -0.3, 0.8];
  const expected = gradients.map((g) => {
    v = 0.9 * v + 0.1 * g * g;
    mean = 0.9 * mean + 0.1 * g;
    velocity = 0.8 * velocity + (0.001 * g) / Math.sqrt(v - mean * mean + 1e-8);
    weight -= velocity;
    return weight;
  });
  close(follow('rmsprop', { centered: true, momentum: 0.8 }, 1, gradients), expected);
});

test.each(OPTIMIZERS.map((optimizer) => [optimizer.type, optimizer] as const))(
  '%s: is documented, and a zero gradient changes nothing but by decay',
  (type, optimizer) => {
    expect(findOptimizer(type)).toBe(optimizer);
    for (const text of [optimizer.label, optimizer.documentation.summary, optimizer.documentation.formula])
      expect(text).not.toBe('');
    const decays = 'weightDecay' in optimizer.params ? { weightDecay: 0 } : {};
    expect(follow(type, decays, 1, [0, 0])).toEqual([1, 1]);
  },
);
