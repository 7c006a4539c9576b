import { describe, expect, test } from 'vitest';
import { UserError } from '../../messages/index.ts';
import { findSpaceProblems, readSpace, type SearchSpace } from '../index.ts';
import { Scale } from './scale.ts';
import { assign, parentsFirst } from './values.ts';

const rate = { name: 'rate', kind: 'float', low: 1e-4, high: 1, log: true } as const;
const optimizer = { name: 'optimizer', kind: 'choice', choices: ['sgd', 'adam'] } as const;
const momentum = { name: 'momentum', kind: 'float', low: 0, high: 1, when: { name: 'optimizer', in: ['sgd'] } } as const;
const nesterov = { name: 'nesterov', kind: 'choice', choices: [true, false], when: { name: 'momentum', in: [0.5] } } as const;
const layers = { name: 'layers', kind: 'integer', low: 1, high: 9, step: 4 } as const;

const problemsOf = (data: unknown) =>
  findSpaceProblems(data).map(({ parameter, field, error }) => ({ parameter, field, code: error.code, text: error.message }));

test('a space without problems is read as it is', () => {
  const space = [momentum, optimizer, rate, layers];
  expect(readSpace(space)).toEqual(space);
});

test.each([
  ['bounds', [{ ...rate, low: 2 }], 0, 'low', "Parameter 'rate': the lower bound 2 is above the upper bound 1"],
  [
    'logBound',
    [optimizer, { ...rate, low: 0 }],
    1,
    'low',
    "Parameter 'rate': a logarithmic scale needs a lower bound above 0, found 0",
  ],
  ['logStep', [{ ...rate, step: 0.1 }], 0, 'step', "Parameter 'rate': a logarithmic scale has no step, found 0.1"],
  ['step', [{ ...layers, step: 9 }], 0, 'step', "Parameter 'layers': the step 9 is larger than the range, which is 8 wide"],
  ['step', [{ ...layers, step: 0 }], 0, 'step', "Parameter 'layers': the step must be above 0, found 0"],
  ['choices', [{ ...optimizer, choices: [] }], 0, 'choices', "Parameter 'optimizer': there are no choices"],
  [
    'choices',
    [{ ...optimizer, choices: ['sgd', 'sgd'] }],
    0,
    'choices',
    `Parameter 'optimizer': "sgd" is among the choices twice`,
  ],
  ['duplicateName', [rate, rate], 1, 'name', "Parameter 'rate': another parameter has the same name"],
  ['unknownName', [rate, momentum], 1, 'when', "Parameter 'momentum': its condition names 'optimizer', which is no parameter"],
  [
    'conditionValue',
    [optimizer, { ...momentum, when: { name: 'optimizer', in: ['sgd', 'lion'] } }],
    1,
    'when',
    `Parameter 'momentum': its condition expects "lion" of 'optimizer', which never has this value`,
  ],
  [
    'conditionValue',
    [optimizer, momentum, nesterov],
    2,
    'when',
    "Parameter 'nesterov': its condition expects 0.5 of 'momentum', which never has this value",
  ],
  [
    'conditionValue',
    [layers, { ...rate, when: { name: 'layers', in: [1, 3] } }],
    1,
    'when',
    "Parameter 'rate': its condition expects 3 of 'layers', which never has this value",
  ],
  ['malformed', [{ ...layers, low: 1.5 }], 0, 'low', 'space[0].low: expected a whole number, found 1.5'],
  ['malformed', [{ ...layers, hihg: 9 }], 0, undefined, "space[0]: expected known names only, found 'hihg'"],
  ['malformed', [], undefined, undefined, 'space: expected a list of at least 1 entry, found 0'],
])('%s is a problem', (code, space, parameter, field, text) => {
  expect(problemsOf(space)).toEqual([{ parameter, field, code: `space.${code}`, text }]);
});

test('conditions that lead back to their parameter are problems of each', () => {
  const space = [
    { ...optimizer, when: { name: 'layers', in: [1] } },
    { ...layers, when: { name: 'optimizer', in: ['sgd'] } },
    momentum,
  ];
  expect(problemsOf(space)).toEqual([
    {
      parameter: 0,
      field: 'when',
      code: 'space.conditionCycle',
      text: "Parameter 'optimizer': its condition on 'layers' leads back to the parameter itself",
    },
    expect.objectContaining({ parameter: 1, code: 'space.conditionCycle' }),
  ]);
});

test('reading throws the first problem, with the place and what to do', () => {
  expect.assertions(2);
  try {
    readSpace([{ ...rate, low: 2 }, layers, layers]);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({
      code: 'space.bounds',
      details: { where: 'rate.low', received: 2, fix: { template: 'Exchange the bounds' } },
    });
  }
});

describe('values', () => {
  const space: SearchSpace = readSpace([momentum, layers, optimizer]);

  test('parents come first, whatever the order given', () => {
    expect(parentsFirst(space).map(({ name }) => name)).toEqual(['optimizer', 'momentum', 'layers']);
  });

  test('a parameter whose condition does not hold has none', () => {
    const assignWith = (optimizer: string) =>
      assign(space, ({ name }) => (name === 'optimizer' ? optimizer : name === 'layers' ? 5 : 0.9));
    expect(assignWith('sgd')).toEqual({ optimizer: 'sgd', momentum: 0.9, layers: 5 });
    expect(assignWith('adam')).toEqual({ optimizer: 'adam', layers: 5 });
  });

  test('positions are rounded to the nearest step, without rounding errors of float64', () => {
    const scale = new Scale({ name: 'x', kind: 'float', low: 0, high: 0.35, step: 0.1 });
    expect([-0.04, 0.26, 0.34, 0.5].map((position) => scale.valueAt(position))).toEqual([0, 0.3, 0.3, 0.3]);
    expect([scale.low, scale.high]).toEqual([-0.05, 0.35]);
  });
});
