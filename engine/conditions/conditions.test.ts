import fc from 'fast-check';
import { expect, test } from 'vitest';
import { english } from '../messages/index.ts';
import {
  type ConditionScope,
  type ConditionSource,
  conditionProblemError,
  evaluateCondition,
  isMonotone,
  LONGEST_CONDITION,
  needsOf,
  pointAt,
  readCondition,
} from './index.ts';

const weight = (shape: readonly number[]) => ({ shape, isTrained: true });
const scope: ConditionScope = {
  metrics: ['accuracy'],
  validationMetrics: ['accuracy', 'f1'],
  nodes: [
    { id: 'x', shape: [2], isHidden: false, canDie: false, weights: {} },
    {
      id: 'hidden',
      label: 'First layer',
      shape: [3],
      isHidden: true,
      canDie: false,
      weights: { weight: weight([3, 2]), bias: weight([3]) },
    },
    { id: 'relu', shape: [3], isHidden: true, canDie: true, weights: {} },
    { id: 'block/dense 1', shape: [1], isHidden: true, canDie: false, weights: { weight: weight([1, 3]) } },
  ],
};

const TENSORS: Readonly<Record<string, { numbers: readonly number[]; shape: readonly number[] }>> = {
  'hidden.out': { numbers: [3, -4, 0, 12, 0, 0], shape: [2, 3] },
  'hidden.dout': { numbers: [0.3, 0.4, 0, 0, 0, 0], shape: [2, 3] },
  'relu.out': { numbers: [3, 0, 0, 12, 0, 0], shape: [2, 3] },
  'relu.dout': { numbers: [1e-9, 0, 0, 0, 0, 0], shape: [2, 3] },
  'block/dense 1.out': { numbers: [1, Number.NaN], shape: [2, 1] },
  'hidden.weight': { numbers: [1, 2, 3, 4, 5, 6], shape: [3, 2] },
  'hidden.bias': { numbers: [7, 8, 9], shape: [3] },
  'hidden.weight/new': { numbers: [0, 0, 0, 0, 0, 2], shape: [3, 2] },
};
const SCALARS: Readonly<Record<string, number>> = { loss: 0.25, step: 7, epoch: 2, learningRate: 0.001, accuracy: 0.9 };

const source: ConditionSource = {
  scalar: (name) => SCALARS[name],
  tensor: ({ node, quantity }) => TENSORS[`${node}.${quantity}`],
  updateRatio: (parameter) => ({ 'hidden.weight': 0.02, 'hidden.bias': 0.3, 'block/dense 1.weight': 0 })[parameter],
  nonFinite: () => null,
};

function read(text: string) {
  const { condition, problem } = readCondition(text, scope);
  if (!condition) throw new Error(problem && english(problem.message));
  return condition;
}
const holds = (text: string, given: ConditionSource = source) => evaluateCondition(read(text), given).holds;

test.each([
  ['loss < 0.3', true],
  ['loss >= 0.25 and loss <= 0.25', true],
  ['accuracy == 0.9 and accuracy != 0.8', true],
  ['step > 7 or epoch == 2', true],
  ['not loss < 0.3', false],
  ['not loss < 0.3 or step == 7', true],
  ['!(loss < 0.3) || step == 7 && epoch == 2', true],
  ['not (loss < 0.3 and step == 8)', true],
  ['norm(hidden.out) == 13', true],
  ['norm(hidden) == 13', true],
  ['max(hidden.out) == 12 and min(hidden.out) == -4', true],
  ['mean(hidden.weight) == 3.5', true],
  ['abs(min(hidden.out)) == 4', true],
  ['log10(learningRate) == -3', true],
  ['hidden.weight[2,1] == 6', true],
  ['hidden.out[1,0] == 12', true],
  ['hidden.out[0] == 3', true],
  ['norm(hidden.weight/new) == 2', true],
  ['norm(hidden.weight/new)/2 == 1', true],
  ['hidden.delta[1] == 0.4', true],
  ['dead(relu) == 2 / 3', true],
  ['dead == 2 / 3', true],
  ['dead > 0.7', false],
  ['dead(relu) > 0.66 and dead(relu) < 0.67', true],
  ['updateRatio > 0.1', true],
  ['updateRatio > 0.5', false],
  ['updateRatio(hidden.weight) > 0.1', false],
  ["nonFinite('block/dense 1'.out)", true],
  ['nonFinite(hidden.out)', false],
  ['nonFinite', false],
  ["norm('block/dense 1'.out) < 1e9", false],
  ["norm('block/dense 1'.out) != 1", true],
])('%s', (text, expected) => {
  expect(holds(text)).toBe(expected);
});

test('a comparison over all nodes holds if it holds for one of them, and says for which', () => {
  expect(evaluateCondition(read('norm(delta) < 1e-7'), source)).toEqual({
    holds: true,
    seen: [{ text: 'norm(delta)', value: 1e-9, at: 'relu' }],
  });
  expect(evaluateCondition(read('updateRatio > 0.1'), source).seen).toEqual([
    { text: 'updateRatio', value: 0.3, at: 'hidden.bias' },
  ]);
  expect(evaluateCondition(read('norm(delta) * 2 > max(delta) + 1e-3'), source).seen).toEqual([
    { text: 'norm(delta) * 2', value: 1, at: 'hidden' },
    { text: 'max(delta) + 1e-3', value: 0.401, at: 'hidden' },
  ]);
});

test('in a walk a condition holds as soon as its values are known, and is open until then', () => {
  const known = new Set<string>();
  const walk: ConditionSource = {
    scalar: () => undefined,
    tensor: ({ node, quantity }) => (known.has(`${node}.${quantity}`) ? TENSORS[`${node}.${quantity}`] : undefined),
    updateRatio: () => undefined,
    nonFinite: () => undefined,
  };
  const open = [
    'norm(hidden.dout) < 1',
    'norm(delta) < 1e-7',
    'not norm(delta) < 1e-7',
    'nonFinite',
    'loss < 1',
    'updateRatio > 0',
  ];
  expect(open.map((text) => holds(text, walk))).toEqual(open.map(() => undefined));
  known.add('hidden.dout');
  expect(holds('norm(hidden.dout) < 1', walk)).toBe(true);
  expect(holds('norm(hidden.dout) < 1 or loss < 1', walk)).toBe(true);
  expect(holds('norm(hidden.dout) > 1 and loss < 1', walk)).toBe(false);
  expect(holds('norm(delta) < 1e-7', walk)).toBeUndefined();
  known.add('relu.dout');
  expect(holds('norm(delta) < 1e-7', walk)).toBe(true);
  expect(holds('not norm(delta) < 1e-7', walk)).toBe(false);
});

test.each([
  ['', 'condition.empty', ''],
  [`loss < ${'1'.repeat(500)}`, 'condition.tooLong', '1111111'],
  ['los < 1', 'condition.unknownName', 'los'],
  ['step > 3 and norm(hiden.dout) < 1', 'condition.unknownName', 'hiden.dout'],
  ['norm(hidden.weigth) < 1', 'condition.unknownName', 'hidden.weigth'],
  ['f1 > 0.5', 'condition.unknownName', 'f1'],
  ['nrm(delta) < 1', 'condition.unknownFunction', 'nrm'],
  ['hidden.weight[3,0] > 1', 'condition.index', 'hidden.weight[3,0]'],
  ['hidden.out[0,0,0] > 1', 'condition.index', 'hidden.out[0,0,0]'],
  ['loss', 'condition.noCondition', 'loss'],
  ['(loss) ', 'condition.noCondition', '(loss)'],
  ['delta', 'condition.wrongType', 'delta'],
  ['delta < 1', 'condition.wrongType', 'delta'],
  ['norm(loss) < 1', 'condition.wrongType', 'loss'],
  ['loss and step > 1', 'condition.wrongType', 'loss'],
  ['(loss < 1) + 1 > 2', 'condition.wrongType', '(loss < 1)'],
  ['0 < loss < 1', 'condition.wrongType', '0 < loss < 1'],
  ['norm(delta) < norm(gradient)', 'condition.wrongType', 'norm(delta) < norm(gradient)'],
  ['max(1, 2) > 1', 'condition.wrongType', '2'],
  ['norm() > 1', 'condition.wrongType', '()'],
  ['dead(hidden.dout) > 1', 'condition.wrongType', 'hidden.dout'],
  ['updateRatio(relu) > 1', 'condition.wrongType', 'relu'],
  ['loss <', 'condition.syntax', ''],
  ['loss < 1 and', 'condition.syntax', ''],
  ['(loss < 1', 'condition.syntax', ''],
  ['norm(delta < 1', 'condition.syntax', ''],
  ['loss < 1)', 'condition.syntax', ')'],
  ['loss = 1', 'condition.syntax', '='],
  ['loss << 1', 'condition.syntax', '<'],
  ['loss ? 1 : 2', 'condition.syntax', '?'],
  ['loss < 1 step > 2', 'condition.syntax', 's'],
  ['loss < 1; step > 2', 'condition.syntax', ';'],
  ['hidden. < 1', 'condition.syntax', '.'],
  ["'hidden < 1", 'condition.syntax', "'hidden < 1"],
  ['"loss" < 1', 'condition.syntax', '"'],
  ['[1] < 2', 'condition.syntax', '['],
])('%s is refused at its place', (text, code, place) => {
  const { problem } = readCondition(text, scope);
  expect(problem).toMatchObject({ code });
  expect(problem && text.slice(problem.start, problem.end).slice(0, 14).startsWith(place.slice(0, 7))).toBe(true);
  expect(problem && text.slice(problem.start, problem.end).length).toBeGreaterThanOrEqual(place.length);
  if (place === '') expect(problem?.start).toBe(text.length);
  expect(problem && conditionProblemError(text, problem)).toMatchObject({ code });
});

test.each([
  ['los < 1', 'loss'],
  ['norm(hiden.dout) < 1', 'hidden.dout'],
  ['norm(hidden.weigth) < 1', 'hidden.weight'],
  ["norm('First layer'.dout) < 1", 'hidden.dout'],
  ["norm('block/dense 2'.out) < 1", "'block/dense 1'.out"],
  ['f1 > 0.5', 'validation.f1'],
  ['validaton.loss < 1', 'validation.loss'],
  ['Norm(delta) < 1', 'norm'],
  ['loss = 1', '=='],
  ['delta < 1', 'norm(delta)'],
  ['0 < loss < 1', '0 < loss and loss < 1'],
])('the refusal of %s suggests %s, which is then accepted', (text, replacement) => {
  const { problem } = readCondition(text, scope);
  expect(problem?.replacement).toBe(replacement);
  const mended = `${text.slice(0, problem?.start)}${replacement}${text.slice(problem?.end)}`;
  expect(readCondition(mended, scope).problem).toBeUndefined();
});

test('a terminal shows carets under the place', () => {
  const text = 'step > 3 and nrm(delta) < 1';
  const { problem } = readCondition(text, scope);
  expect(problem && pointAt(text, problem)).toBe('step > 3 and nrm(delta) < 1\n             ^^^');
});

test('a condition says what it needs', () => {
  expect(needsOf(read('loss < 1 and accuracy > 0.5'))).toEqual({
    tensors: [],
    nodes: undefined,
    updates: false,
    validation: false,
  });
  expect(needsOf(read('norm(hidden.dout) + abs(relu.out[0]) < 1 or nonFinite(relu.dout)')).nodes).toEqual(
    new Set(['hidden', 'relu']),
  );
  expect(needsOf(read('norm(delta) < 1')).nodes).toEqual(new Set(['hidden', 'relu', 'block/dense 1']));
  expect(needsOf(read('norm(hidden.weight) > 1'))).toMatchObject({ nodes: undefined, updates: false });
  expect(needsOf(read('not updateRatio > 0.1'))).toMatchObject({ nodes: undefined, updates: true });
  expect(needsOf(read('validation.f1 > 0.9 or step > 100'))).toMatchObject({ validation: true });
});

test('only comparisons of the position from below can be bisected', () => {
  const texts = [
    'step > 100',
    '100 <= step',
    'epoch >= 3 and step > 10',
    'step < 100',
    'not step > 100',
    'step > 1 or loss < 1',
    'step == 5',
  ];
  expect(texts.filter((text) => isMonotone(read(text)))).toEqual(['step > 100', '100 <= step', 'epoch >= 3 and step > 10']);
});

/** Random arithmetic without parentheses, so that precedence matters, beside the same in JavaScript. */
const number = fc
  .oneof(fc.constantFrom('loss', 'step', 'epoch', 'learningRate'), fc.integer({ min: 0, max: 20 }).map(String))
  .chain((atom) => fc.constantFrom(atom, `-${atom}`, `(${atom} + 1)`, `(2 * (${atom} - 3))`));
const sum = fc
  .array(fc.tuple(fc.constantFrom(' + ', ' - ', ' * ', ' / '), number), { maxLength: 3 })
  .chain((rest) => number.map((first) => first + rest.flat().join('')));
const comparison = fc
  .tuple(sum, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), sum)
  .map(([a, operator, b]) => ({ text: `${a} ${operator} ${b}`, script: `${a} ${operator} ${b}` }));
const maybeNegated = fc.tuple(comparison, fc.constantFrom('', 'not ', '!')).map(([{ text, script }, not]) => ({
  text: `${not}${text}`,
  script: not ? `!(${script})` : script,
}));
const logical = fc.array(fc.tuple(fc.constantFrom('and', 'or', '&&', '||'), maybeNegated), { maxLength: 3 }).chain((rest) =>
  maybeNegated.map((first) => ({
    text: rest.reduce((text, [operator, next]) => `${text} ${operator} ${next.text}`, first.text),
    script: rest.reduce(
      (script, [operator, next]) => `${script} ${operator.replace('and', '&&').replace('or', '||')} ${next.script}`,
      first.script,
    ),
  })),
);

test('precedence and values are those of JavaScript', () => {
  const names = Object.keys(SCALARS).filter((name) => name !== 'accuracy');
  const short = logical.filter(({ text }) => text.length < LONGEST_CONDITION - 50);
  fc.assert(
    fc.property(short, ({ text, script }) => {
      // An evaluator that is independent of this room.
      const evaluate = new Function(...names, `return ${script.replaceAll('--', '- -')}`);
      expect(holds(text.replaceAll('--', '- -'))).toBe(evaluate(...names.map((name) => SCALARS[name])));
    }),
    { numRuns: 500 },
  );
});

test('an empty parenthesis before something else is refused at its place', () => {
  expect(readCondition('()""', scope).problem).toMatchObject({ code: 'condition.syntax', start: 0, end: 1 });
});

test('no text makes the parser fail otherwise than with a problem within the text', () => {
  const piece = fc.constantFrom(
    'loss',
    ' ',
    '(',
    ')',
    '<',
    '=',
    '!',
    'not',
    'and',
    '.',
    ',',
    "'",
    '"',
    '[0]',
    '1e',
    '7',
    'norm(',
    'hidden',
    '/new',
    '?',
    '☃',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join('')),
      ),
      (text) => {
        const { problem } = readCondition(text, scope);
        if (!problem) return;
        expect(problem.start).toBeGreaterThanOrEqual(0);
        expect(problem.end).toBeGreaterThanOrEqual(problem.start);
        expect(problem.end).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 2000 },
  );
});
