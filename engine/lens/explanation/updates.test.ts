import { expect, test } from 'vitest';
import { keepingAll, UpdateScalars } from '../../compile/index.ts';
import { checkGraph, type GraphDocument, OPTIMIZERS } from '../../graph/index.ts';
import { createReferenceExecutor } from '../../kernels/index.ts';
import { graph } from '../../testing/networks.ts';
import { samplesFor } from '../../testing/samplesFor.ts';
import { initializeParameters, Model, type NamedTensor } from '../../training/index.ts';
import { explain, locate } from './explain.ts';
import { PassScope } from './passScope.ts';

const LEARNING_RATE = 0.05;

function network(
  optimizer: { readonly type: string; readonly [setting: string]: unknown },
  weights: Record<string, unknown> = {},
): GraphDocument {
  return graph(
    [
      ['x', 'input', { shape: [3] }],
      ['h', 'dense', { units: 2, ...weights }],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'h'],
      ['h', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { optimizer, clip: { type: 'globalNorm', maxNorm: 0.5 } },
  );
}

/** The scope of a pass before an update, and the parameters and slots after it. */
function updateOf(document: GraphDocument) {
  const checked = checkGraph(document);
  const [inputs, targets] = (['input', 'target'] as const).map((side) => samplesFor(document, side, 4, 7));
  const columns = new Map([...inputs.columns, ...targets.columns]);
  const executor = createReferenceExecutor('float64');
  const model = new Model(checked, executor, initializeParameters(checked, 3), { columns });
  for (const slots of model.state.slots.values()) for (const numbers of slots.values()) numbers.fill(0.25);
  const program = model.compile({ batch: 4, goal: 'train', observe: true });
  const { update, ...pass } = program;
  if (!update) throw new Error('the program updates nothing');
  const samples = { order: Uint32Array.of(0, 1, 2, 3), start: 0 };
  const context = { seed: 1, step: 3, update: 3, learningRate: LEARNING_RATE };
  const before = executor.load(keepingAll({ ...pass, projections: [], stateUpdates: [] }), model.state);
  before.select(samples);
  before.run(context);
  const scalars = new UpdateScalars(update);
  scalars.set(LEARNING_RATE, 3);
  const parameters = new Map([...model.state.parameters].map(([name, numbers]) => [name, numbers.slice()]));
  const slots = new Map(
    [...model.state.slots].map(([name, own]) => [name, new Map([...own].map(([slot, numbers]) => [slot, numbers.slice()]))]),
  );
  const owners = new Map(program.parameters.map(({ name, value }) => [value.id, name]));
  const scope = new PassScope({
    graph: checked,
    program,
    read: (value) => parameters.get(owners.get(value.id) ?? '') ?? before.read(value),
    seed: 1,
    step: 3,
    updateState: (name) => ({ slots: slots.get(name) ?? new Map(), scalars: scalars.values }),
  });
  const after = executor.load(program, model.state);
  after.select(samples);
  after.run(context);
  return { scope, after: model };
}

const named = (tensors: readonly NamedTensor[], name: string) => tensors.find((tensor) => tensor.name === name)?.data ?? [];

test.each(OPTIMIZERS.map(({ type }) => type))('%s: an update is explained to the last digit', (type) => {
  const extra = type === 'sgd' ? { momentum: 0.9, nesterov: true } : type === 'rmsprop' ? { momentum: 0.5, centered: true } : {};
  const { scope, after } = updateOf(network({ type, learningRate: LEARNING_RATE, ...extra }));
  expect(explain(scope, 'h.weight/new[1,2]').value).toBe(after.state.parameters.get('h.weight')?.[5]);
  for (const [slot, numbers] of after.state.slots.get('h.weight') ?? []) {
    expect(explain(scope, `h.weight/${slot}[1,2]`).value).toBe(numbers[5]);
  }
  for (const { from } of explain(scope, 'h.bias/new[1]').terms) {
    for (const source of from) expect(() => locate(scope, source)).not.toThrow();
  }
});

test('the update of Adam is written with its bias corrections', () => {
  const { latex, terms } = explain(updateOf(network({ type: 'adam' })).scope, 'h.weight/new[1,2]');
  expect(latex).toBe(
    "W'^{1}_{1,2} = W^{1}_{1,2} - \\frac{\\eta \\frac{\\sqrt{1 - \\beta_2^t}}{1 - \\beta_1^t}\\,m'^{1}_{1,2}}{\\sqrt{v'^{1}_{1,2}} + 10^{-7}\\,\\sqrt{1 - \\beta_2^t}}",
  );
  expect(terms.map(({ from }) => from)).toEqual([
    ['h.weight[1,2]'],
    ['h.weight/rate', 'h.weight/m[1,2]', 'h.weight/v[1,2]', 'h.weight/correction'],
  ]);
});

test('a clipped gradient and a projection after the update are explained as well', () => {
  const { scope, after } = updateOf(network({ type: 'sgd', learningRate: LEARNING_RATE }, { kernelMaxNorm: 0.2 }));
  const { value, terms } = explain(scope, 'h.weight/new[1,2]');
  expect(value).toBeCloseTo(named(after.parameters(), 'h.weight')[5], 6);
  expect(terms.flatMap(({ from }) => from)).toContain('h.weight/unprojected[1,2]');
  expect(explain(scope, 'h.weight/unprojected[1,2]').latex).toBe('\\tilde{W}^{1}_{1,2} = W^{1}_{1,2} - \\eta\\,g^{1}_{1,2}');
  expect(explain(scope, 'h.weight/gradient[1,2]').terms[0].from).toEqual(['h.weight[1,2]']);
  for (const { from } of terms) for (const source of from) expect(() => locate(scope, source)).not.toThrow();
});
