import { expect, test } from 'vitest';
import { LAYERS, type Layer } from '../../layers/index.ts';
import { runTape, type Value } from '../../ops/index.ts';
import { findOptimizer, OPTIMIZERS, type Optimizer } from '../../optimizers/index.ts';
import { SCHEDULES } from '../../schedules/index.ts';
import { curveOf } from './curveOf.ts';
import { exampleOf, type PreparedExample, prepareExample } from './exampleOf.ts';
import { pathOf } from './pathOf.ts';
import { rateCurveOf } from './rateCurve.ts';

const computing = LAYERS.filter(({ inputs }) => Object.keys(inputs).length > 0).map((layer) => [layer.type, layer] as const);
const layerOf = (type: string) => LAYERS.find((layer) => layer.type === type) as Layer;

/** Σ output · δ, the function that every gradient of an example differentiates. */
function pairing({ tape, output, upstream, numbers }: PreparedExample, changed: Value, data: readonly number[]): number {
  const results = runTape(tape, new Map([...numbers, [changed, data]]));
  const [values, weights] = [output, upstream].map((value) => results.get(value.id) ?? new Float64Array());
  return values.reduce((total, value, index) => total + value * weights[index], 0);
}

test.each(computing)('%s: every gradient of its example matches central differences', (_type, layer) => {
  const prepared = prepareExample(layer);
  const example = exampleOf(layer);
  let compared = 0;
  for (const part of ['inputs', 'weights'] as const) {
    for (const [name, value] of Object.entries(prepared[part])) {
      const data = prepared.numbers.get(value) ?? [];
      const gradient = example?.[part][name].gradient;
      gradient?.forEach((analytic, index) => {
        const at = (by: number) => pairing(prepared, value, data.with(index, data[index] + by));
        expect((at(1e-5) - at(-1e-5)) / 2e-5, `${name}[${index}]`).toBeCloseTo(analytic, 7);
        compared++;
      });
    }
  }
  expect(compared).toBeGreaterThan(0);
});

test.each(computing)('%s: its example is small enough to follow, and finite', (_type, layer) => {
  const example = exampleOf(layer);
  const tensors = [...Object.values(example?.inputs ?? {}), ...Object.values(example?.weights ?? {}), example?.output];
  for (const tensor of tensors) {
    expect(tensor?.data.length).toBeLessThanOrEqual(18);
    expect(tensor?.data.every(Number.isFinite)).toBe(true);
    expect(tensor?.data.length).toBe(tensor?.shape.reduce((product, length) => product * length, 1));
  }
});

test('the example of a dense layer is z = a Wᵀ + b, and its gradients δ a, δ, and δ W', () => {
  const example = exampleOf(layerOf('dense'));
  const [a, w, b, delta] = [example?.inputs.in, example?.weights.weight, example?.weights.bias, example?.output.gradient];
  if (!a || !w || !b || !delta) throw new Error('it lacks a part');
  const row = (j: number) => w.data.slice(j * 3, j * 3 + 3);
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((total, value, index) => total + value * y[index], 0);
  [0, 1].forEach((j) => {
    expect(example?.output.data[j]).toBeCloseTo(dot(row(j), a.data) + b.data[j], 12);
    expect(b.gradient?.[j]).toBe(delta[j]);
    expect(w.gradient?.slice(j * 3, j * 3 + 3)).toEqual(a.data.map((value) => value * delta[j]));
  });
  a.gradient?.forEach((value, i) => {
    expect(value).toBeCloseTo(delta[0] * row(0)[i] + delta[1] * row(1)[i], 12);
  });
});

test('the operations of an example are counted', () => {
  expect(exampleOf(layerOf('dense'))?.flops.forward).toBe(2 * 3 * 2 + 2);
});

test('layers without computation have no example', () => {
  expect(exampleOf(layerOf('input'))).toBeUndefined();
  expect(exampleOf(layerOf('target'))).toBeUndefined();
});

test('the curve of an activation is the function and its derivative', () => {
  const tanh = curveOf(layerOf('tanh'));
  tanh?.x.forEach((x, index) => {
    expect(tanh.y[index]).toBeCloseTo(Math.tanh(x), 12);
    expect(tanh.slope[index]).toBeCloseTo(1 - Math.tanh(x) ** 2, 12);
  });
  expect(tanh?.x).toContain(0);
  expect(curveOf(layerOf('linear'))?.y).toEqual(curveOf(layerOf('linear'))?.x);
});

test('the curve of a loss has a fixed target', () => {
  const squares = curveOf(layerOf('mse'));
  squares?.x.forEach((x, index) => {
    expect(squares.y[index]).toBeCloseTo(x * x, 12);
    expect(squares.slope[index]).toBeCloseTo(2 * x, 12);
  });
  expect(curveOf(layerOf('binaryCrossEntropy'))?.target).toBe(1);
});

test('other layers have no curve', () => {
  for (const type of ['softmax', 'dense', 'crossEntropy', 'lstm', 'input']) expect(curveOf(layerOf(type))).toBeUndefined();
});

test('plain gradient descent on W² / 2 shrinks W by the same share each time', () => {
  const { learningRate, weights } = pathOf(findOptimizer('sgd') as Optimizer);
  weights.forEach((weight, step) => {
    expect(weight).toBeCloseTo((1 - learningRate) ** step, 12);
  });
});

test.each(OPTIMIZERS.map((optimizer) => [optimizer.type, optimizer] as const))('%s: decreases the loss', (_type, optimizer) => {
  const { weights } = pathOf(optimizer);
  expect(weights.every(Number.isFinite)).toBe(true);
  expect(Math.abs(weights.at(-1) ?? 1)).toBeLessThan(1);
});

test.each(SCHEDULES.map((schedule) => [schedule.type, schedule] as const))(
  '%s: its learning rates are relative to the configured one',
  (type, schedule) => {
    const { rates, steps } = rateCurveOf(schedule);
    expect(rates).toHaveLength(steps);
    for (const rate of rates) expect(rate).toBeGreaterThanOrEqual(0);
    expect(Math.max(...rates)).toBeCloseTo(1, 12);
    expect(new Set(rates).size > 1).toBe(type !== 'constant');
  },
);
