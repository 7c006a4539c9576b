import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  Answers,
  type AppliedMetric,
  accumulateMetrics,
  applyMetrics,
  copyStates,
  findMetric,
  finishMetrics,
  finishTables,
  METRICS,
  type MetricStates,
  startMetrics,
  type Task,
} from './index.ts';
import reference from './reference/reference.json' with { type: 'json' };

interface Case {
  readonly name: string;
  readonly task: Task;
  readonly prediction: readonly number[];
  readonly target: readonly number[];
  /** null where scikit-learn or PyTorch is undefined. */
  readonly values: Readonly<Record<string, number | null>>;
  readonly perClass: Readonly<Record<string, readonly (number | null)[]>>;
  readonly matrices: Readonly<Record<string, readonly (readonly number[])[]>>;
}

const CASES = (reference as unknown as readonly Case[]).map((one) => [one.name, one] as const);

const sizeOf = ({ task }: Case) =>
  task.kind === 'multiclass'
    ? task.classes
    : task.kind === 'multilabel'
      ? task.labels
      : task.kind === 'regression'
        ? task.outputs
        : 1;

/** The samples of a case from `first` to `end`. */
function answersOf(one: Case, first: number, end: number): Answers {
  const size = sizeOf(one);
  const targets = one.target.length / (one.prediction.length / size);
  const numbers = (values: readonly number[], width: number) => Float32Array.from(values.slice(first * width, end * width));
  return new Answers(one.task, numbers(one.prediction, size), numbers(one.target, targets));
}

/** States after all samples, in batches. */
function measure(one: Case, batch: number): { applied: AppliedMetric[]; states: MetricStates } {
  const applied = applyMetrics([one.task]);
  const states = startMetrics(applied, [one.task]);
  const samples = one.prediction.length / sizeOf(one);
  for (let start = 0; start < samples; start += batch) accumulateMetrics(states, applied, [answersOf(one, start, start + batch)]);
  return { applied, states };
}

/** Equal to twelve digits. */
const near = (value: number | null) => (value === null ? null : expect.closeTo(value, Math.max(0, 12 - magnitudeOf(value))));
const magnitudeOf = (value: number) => (value === 0 ? 0 : Math.ceil(Math.log10(Math.abs(value))));

describe.each(CASES)('%s', (_name, one) => {
  const { applied, states } = measure(one, 7);

  test('match scikit-learn and PyTorch, or are undefined where these are', () => {
    const values = finishMetrics(states, applied);
    for (const [name, value] of Object.entries(one.values)) {
      if (value === null) expect(values[name], name).toBeUndefined();
      else expect(values[name], name).toEqual(near(value));
    }
  });

  test('have the same tables', () => {
    const { perClass, matrices } = finishTables(states, applied);
    for (const [name, values] of Object.entries(one.perClass)) expect(perClass[name], name).toEqual(values.map(near));
    for (const [name, counts] of Object.entries(one.matrices)) expect(matrices[name], name).toEqual(counts);
  });

  test('are the same for a copy of the states in JSON, half way', () => {
    const samples = one.prediction.length / sizeOf(one);
    const half = Math.ceil(samples / 2);
    let begun = startMetrics(applied, [one.task]);
    accumulateMetrics(begun, applied, [answersOf(one, 0, half)]);
    begun = copyStates(begun);
    accumulateMetrics(begun, applied, [answersOf(one, half, samples)]);
    const whole = finishMetrics(states, applied);
    const close = Object.entries(whole).map(([name, value]) => [name, near(value)]);
    expect(finishMetrics(begun, applied)).toEqual(Object.fromEntries(close));
  });

  test('stay within the declared ranges', () => {
    const values = finishMetrics(states, applied);
    for (const { name, range } of METRICS) {
      const [least, largest] = range;
      // The logarithm of a sum may differ in its last digits.
      const slack = 1e-12;
      if (name in values) expect(values[name]).toBeGreaterThanOrEqual((least ?? Number.NEGATIVE_INFINITY) - slack);
      if (name in values) expect(values[name]).toBeLessThanOrEqual((largest ?? Number.POSITIVE_INFINITY) + slack);
    }
  });
});

test('every metric has a file of its name, and is in the catalog once', () => {
  const compared = new Set(
    CASES.flatMap(([, { values, perClass, matrices }]) => [values, perClass, matrices].flatMap(Object.keys)),
  );
  expect([...compared].filter((name) => !findMetric(name))).toEqual([]);
  const files = readdirSync(import.meta.dirname).map((file) => file.replace('.ts', ''));
  expect(METRICS.filter(({ name }) => !files.includes(name))).toEqual([]);
  expect(new Set(METRICS.map(({ name }) => name)).size).toBe(METRICS.length);
});

test('predictions of several losses are pooled if possible; other metrics need a single loss of their kind', () => {
  const classes: Task = { kind: 'multiclass', classes: 3, scores: 'logits' };
  const yesNo: Task = { kind: 'binary', threshold: 0 };
  const numbers: Task = { kind: 'regression', outputs: 1, units: [1] };
  const of = (...tasks: (Task | undefined)[]) => applyMetrics(tasks).map(({ metric, losses }) => [metric.name, losses]);
  expect(of(numbers, undefined, classes)).toEqual(
    expect.arrayContaining([
      ['accuracy', [2]],
      ['f1', [2]],
      ['mae', [0]],
    ]),
  );
  const several = Object.fromEntries(of(classes, yesNo));
  expect(several).toMatchObject({ accuracy: [0, 1], perplexity: [0] });
  for (const name of ['precision', 'f1', 'rocAuc', 'confusionMatrix']) expect(several).not.toHaveProperty(name);
  for (const name of ['mae', 'rmse', 'r2']) expect(Object.fromEntries(of(numbers, numbers))).not.toHaveProperty(name);
  const applied = applyMetrics([classes, yesNo]);
  const states = startMetrics(applied, [classes, yesNo]);
  accumulateMetrics(states, applied, [new Answers(classes, [1, 0, 0, 0, 0, 2], [0, 1]), new Answers(yesNo, [-1, 1], [0, 1])]);
  expect(finishMetrics(states, applied).accuracy).toBe(3 / 4);
});

test('metrics without samples are undefined', () => {
  for (const [, { task }] of CASES) {
    const applied = applyMetrics([task]);
    const { accuracy, mae, perplexity } = finishMetrics(startMetrics(applied, [task]), applied);
    expect([accuracy, mae, perplexity]).toEqual([undefined, undefined, undefined]);
  }
});

test('scores that are no numbers have no ROC AUC', () => {
  const task: Task = { kind: 'binary', threshold: 0 };
  const applied = applyMetrics([task]);
  const states = startMetrics(applied, [task]);
  accumulateMetrics(states, applied, [new Answers(task, [Number.NaN, Number.NaN, 1], [0, 1, 1])]);
  expect(finishMetrics(states, applied)).not.toHaveProperty('rocAuc');
});
