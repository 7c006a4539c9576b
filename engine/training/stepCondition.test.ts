import { expect, test } from 'vitest';
import { readCondition } from '../conditions/index.ts';
import { checkGraph, conditionScope, type GraphDocument, type TrainingSettings } from '../graph/index.ts';
import { createWasmExecutor } from '../kernels/index.ts';
import { message, UserError } from '../messages/index.ts';
import { classificationData, classifier, ignoreRecords, neverInterrupt } from '../testing/networks.ts';
import {
  type Checkpoint,
  type EpochMetrics,
  type GradientRecord,
  type HeldCondition,
  type NamedTensor,
  type StepMetrics,
  train,
  trainingData,
} from './index.ts';

const settings = {
  optimizer: { type: 'adam', learningRate: 0.02 },
  epochs: 6,
  batchSize: 32,
  seed: 1,
  record: { gradientsEvery: 1 },
};

function conditionOf(document: GraphDocument, text: string) {
  const { condition } = readCondition(text, conditionScope(checkGraph(document).analysis.nodes));
  if (!condition) throw new Error(text);
  return condition;
}

interface Recorded {
  readonly steps: StepMetrics[];
  readonly epochs: EpochMetrics[];
  readonly gradients: { readonly step: number; readonly records: readonly GradientRecord[] }[];
  readonly checkpoints: Checkpoint[];
}

/** Trains and watches for a condition at every step. */
function trainFor(text: string | undefined, training: TrainingSettings = {}, resumeFrom?: Checkpoint) {
  const document = classifier({ ...settings, ...training });
  const recorded: Recorded = { steps: [], epochs: [], gradients: [], checkpoints: [] };
  const held: HeldCondition[] = [];
  const condition = text === undefined ? undefined : conditionOf(document, text);
  const { checkpoint } = train({
    graph: checkGraph(document).bind(trainingData(classificationData(200, 40))),
    executor: createWasmExecutor(),
    control: neverInterrupt,
    clock: () => 0,
    checkpointEveryMs: 0,
    ...(resumeFrom && { resumeFrom }),
    recorder: {
      ...ignoreRecords,
      step: (metrics) => recorded.steps.push(metrics),
      epoch: (metrics) => recorded.epochs.push(metrics),
      gradients: (step, records) => recorded.gradients.push({ step, records }),
      checkpoint: (saved) => recorded.checkpoints.push(saved),
    },
    watch: {
      condition: () => condition,
      hold: (found) => held.push(found),
      refuse: (_, error) => {
        throw error;
      },
    },
  });
  return { ...recorded, held, steps: recorded.steps, last: checkpoint, heldAt: held.map(({ step }) => step) };
}

const bitsOf = (tensors: readonly NamedTensor[]) =>
  tensors.map(({ name, data }) => [name, ...new Uint32Array(data.buffer, data.byteOffset, data.length)]);

test('a condition on loss, metrics and position holds after exactly the steps whose records say so', () => {
  const { steps, heldAt } = trainFor('loss < 0.8 and accuracy >= 0.75 or step == 2');
  const expected = steps.filter(({ loss, metrics, step }) => (loss < 0.8 && metrics.accuracy >= 0.75) || step === 2);
  expect(expected.length).toBeGreaterThan(3);
  expect(heldAt).toEqual(expected.map(({ step }) => step));
});

test('gradients and update ratios are those that are recorded', () => {
  const { gradients, heldAt, held } = trainFor('updateRatio > 0.05');
  const largest = gradients.map(({ step, records }) => ({
    step,
    ratio: Math.max(...records.map(({ updateRatio }) => updateRatio)),
  }));
  const expected = largest.filter(({ ratio }) => ratio > 0.05).map(({ step }) => step);
  expect(expected.length).toBeGreaterThan(2);
  expect(expected.length).toBeLessThan(gradients.length);
  expect(heldAt).toEqual(expected);
  expect(held[0].seen[0]).toMatchObject({ text: 'updateRatio', at: expect.stringMatching(/^[ho]\./) });

  const normOf = (records: readonly GradientRecord[], name: string) =>
    records.find(({ parameter }) => parameter === name)?.gradient.norm ?? 0;
  const [small, large] = [0.3, 0.7].map((share) =>
    quantile(
      gradients.map(({ records }) => normOf(records, 'h.weight')),
      share,
    ),
  );
  const byNorm = trainFor(`norm(h.weight) > ${small} and not norm(gradient) > ${large}`);
  const between = byNorm.gradients.filter(
    ({ records }) => normOf(records, 'h.weight') > small && records.every(({ gradient }) => gradient.norm <= large),
  );
  expect(between.length).toBeGreaterThan(2);
  expect(between.length).toBeLessThan(byNorm.gradients.length);
  expect(byNorm.heldAt).toEqual(between.map(({ step }) => step));
});

/** Between two values, so that rounding does not matter. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.floor(sorted.length * share);
  return (sorted[index] + sorted[index + 1]) / 2;
}

test('δ of a node is that of the derivation, computed by hand from the weights before each step', () => {
  const all = { batchSize: 160, epochs: 30 };
  const plain = trainFor(undefined, all);
  const before = new Map(plain.checkpoints.map(({ step, parameters }) => [step, parameters]));
  before.delete(30);
  const norms = [...before.values()].map(normOfDelta);
  const bound = quantile(norms, 0.5);
  const { heldAt, held } = trainFor(`norm(t.dout) < ${bound}`, all);
  const below = norms.flatMap((norm, index) => (norm < bound ? [index + 1] : []));
  expect(below.length).toBeGreaterThan(5);
  expect(heldAt).toEqual(below);
  expect(held[0].seen[0].value).toBeCloseTo(norms[heldAt[0] - 1], 6);
});

/** ∂J/∂a of the tanh layer: W₂ᵀ (p - y) / samples, over all samples. */
function normOfDelta(parameters: readonly NamedTensor[]): number {
  const [w1, b1, w2, b2] = ['h.weight', 'h.bias', 'o.weight', 'o.bias'].map((name) => [
    ...(parameters.find((each) => each.name === name)?.data ?? []),
  ]);
  const { inputs, targets, splits } = classificationData(200, 40);
  let squares = 0;
  for (const sample of splits.train) {
    const [x0, x1] = [inputs[0].data[2 * sample], inputs[0].data[2 * sample + 1]];
    const a = b1.map((bias, i) => Math.tanh(w1[2 * i] * x0 + w1[2 * i + 1] * x1 + bias));
    const z = b2.map((bias, k) => a.reduce((total, each, i) => total + w2[k * a.length + i] * each, bias));
    const exponentials = z.map((each) => Math.exp(each - Math.max(...z)));
    const total = exponentials.reduce((one, other) => one + other, 0);
    const error = exponentials.map((each, k) => each / total - (targets[0].data[sample] === k ? 1 : 0));
    a.forEach((_, i) => {
      const delta = error.reduce((one, each, k) => one + w2[k * a.length + i] * each, 0) / splits.train.length;
      squares += delta * delta;
    });
  }
  return Math.sqrt(squares);
}

test('a condition on the validation is evaluated after each epoch, with the values of its last step', () => {
  const { epochs, heldAt, steps } = trainFor('validation.accuracy > 0.8 and loss < 2 and norm(delta) >= 0');
  const expected = epochs.filter(({ validation, step }) => (validation?.metrics.accuracy ?? 0) > 0.8 && steps[step - 1].loss < 2);
  expect(expected.length).toBeGreaterThan(0);
  expect(heldAt).toEqual(expected.map(({ step }) => step));
});

test('no condition changes a bit of a run, and a resumed run finds the same steps', () => {
  const plain = trainFor(undefined);
  const text = 'norm(delta) < 0.1 or updateRatio > 0.05 or dead(t) > 0.5';
  const watched = trainFor(text);
  expect(bitsOf(watched.last.parameters)).toEqual(bitsOf(plain.last.parameters));
  expect(bitsOf(watched.last.slots)).toEqual(bitsOf(plain.last.slots));
  const [resumeFrom] = plain.checkpoints.filter(({ step }) => step === 8);
  const resumed = trainFor(text, {}, resumeFrom);
  expect(resumed.heldAt).toEqual(watched.heldAt.filter((step) => step > 8));
  expect(bitsOf(resumed.last.parameters)).toEqual(bitsOf(plain.last.parameters));
});

test('a gradient sum over several batches has no update ratio before its update', () => {
  const { heldAt } = trainFor('updateRatio >= 0', { accumulate: 2 });
  const batchesPerEpoch = 5;
  expect(heldAt.slice(0, 5)).toEqual([2, 4, 5, batchesPerEpoch + 2, batchesPerEpoch + 4]);
});

test('a graph names its own nodes, weights and metrics; a wrong name is an error of the graph with its fix', () => {
  const { nodes, metrics } = conditionScope(checkGraph(classifier()).analysis.nodes);
  expect(nodes.filter(({ isHidden }) => isHidden).map(({ id }) => id)).toEqual(['h', 't', 'o']);
  expect(metrics).toContain('accuracy');
  expect(() => checkGraph(classifier({ stopWhen: 'norm(h.dot) < 1' }))).toThrow("The node 'h' has no 'dot'");
  expect(checkGraph(classifier({ stopWhen: ' loss < 1 ' })).configuration.stopWhen).toBe('loss < 1');
});

test('without memory for its values a condition is refused, and training goes on without it', () => {
  const document = classifier(settings);
  const condition = conditionOf(document, 'norm(h.out) > 0');
  const executor = createWasmExecutor();
  const refused: string[] = [];
  const { reason } = train({
    graph: checkGraph(document).bind(trainingData(classificationData(200, 40))),
    executor: {
      ...executor,
      load(program, state) {
        if (program.observed.size > 0) throw new UserError('memory.tooLarge', message('Too large'));
        return executor.load(program, state);
      },
    },
    recorder: ignoreRecords,
    control: neverInterrupt,
    clock: () => 0,
    watch: {
      condition: () => (refused.length === 0 ? condition : undefined),
      hold: () => refused.push('held'),
      refuse: (_, { code }) => refused.push(code),
    },
  });
  expect(reason).toBe('completed');
  expect(refused).toEqual(['memory.tooLarge']);
});
