import { describe, expect, test } from 'vitest';
import { type GraphDocument, setValues } from '#engine/graph/index.ts';
import iris from '../../../resources/examples/iris.backwire.json?raw';
import residual from '../../../resources/examples/residual-mlp.backwire.json?raw';
import { conditionOf, keyOf } from './condition.ts';
import { draftOf } from './draftOf.ts';
import type { ParameterDraft } from './parameterDraft.ts';
import { parameterOf } from './parameterOf.ts';
import { readDraft, startDraft, withoutMissing } from './sweepDraft.ts';
import { tunableFields } from './tunableFields.ts';

const IRIS: GraphDocument = JSON.parse(iris);

function fieldAt(address: string, drafts: readonly ParameterDraft[] = []) {
  const found = tunableFields(IRIS, drafts).find((each) => each.address === address);
  if (!found) throw new Error(`no field ${address}`);
  return found;
}

const types = (...choices: string[]): ParameterDraft => ({ ...draftOf(fieldAt('optimizer.type')), choices });

describe('a sweep can search', () => {
  test('the settings of training, then those of layers, but none that the data determines', () => {
    const fields = tunableFields(IRIS, []);
    const addresses = fields.map(({ address }) => address);
    const layer = IRIS.nodes.find(({ type }) => type === 'dense')?.id;
    expect(addresses).toContain('training.batchSize');
    expect(addresses.indexOf('optimizer.learningRate')).toBeLessThan(addresses.indexOf(`${layer}.units`));
    expect(addresses).not.toContain('data.dataset');
    const data = IRIS.nodes.filter(({ type }) => type === 'input' || type === 'target').map(({ id }) => id);
    expect(fields.filter(({ owner }) => data.includes(owner))).toEqual([]);
  });

  test('every value as it is first offered, without problems', () => {
    const fields = tunableFields(IRIS, []);
    for (const field of fields) {
      const { problems } = readDraft({ ...startDraft(IRIS, 'all', 'loss'), parameters: [draftOf(field)] }, fields);
      expect([field.address, problems]).toEqual([field.address, []]);
      const parameter = parameterOf(draftOf(field), fields);
      const ends = parameter?.kind === 'choice' ? parameter.choices : [parameter?.low, parameter?.high];
      for (const end of ends) setValues(IRIS, { [field.address]: end });
    }
  });

  test('the settings of all chosen optimizers, each only with those that have it', () => {
    const drafts = [types('adam', 'sgd')];
    expect(fieldAt('optimizer.learningRate', drafts).when).toBeUndefined();
    expect(fieldAt('optimizer.momentum', drafts).when).toEqual({ name: 'optimizer.type', in: ['sgd'] });
    expect(fieldAt('optimizer.beta1', drafts).when).toEqual({ name: 'optimizer.type', in: ['adam'] });
  });
});

test('a sweep can search the nodes within blocks, each once, but not which block is used', () => {
  const addresses = tunableFields(JSON.parse(residual), []).map(({ address }) => address);
  expect(addresses.filter((address) => address.endsWith('.units'))).toEqual([
    'widen.units',
    'thought/hidden.units',
    'thought/change.units',
    'scores.units',
  ]);
  expect(addresses).toContain('thought.repeat');
  expect(addresses).not.toContain('thought.block');
});

test('ranges are read from their texts, choices in the kind of their field', () => {
  const fields = tunableFields(IRIS, []);
  const rate = { ...draftOf(fieldAt('optimizer.learningRate')), low: '1e-4', high: '0.1' };
  expect(parameterOf(rate, fields)).toEqual({ name: rate.address, kind: 'float', low: 1e-4, high: 0.1, log: true });
  const batch = { ...draftOf(fieldAt('training.batchSize')), kind: 'choices', choices: ['8', '32'] } as const;
  expect(parameterOf(batch, fields)).toEqual({ name: batch.address, kind: 'choice', choices: [8, 32] });
});

test('a draft says what is wrong, by the parameter and its field', () => {
  const fields = tunableFields(IRIS, []);
  const draft = startDraft(IRIS, ' Rates ', 'validation.loss');
  const [rate] = draft.parameters;
  expect(readDraft(draft, fields)).toMatchObject({
    settings: { name: 'Rates', budget: { trials: 20 }, space: [{ name: 'optimizer.learningRate', log: true }] },
    problems: [],
  });
  expect(readDraft({ ...draft, direction: 'max' }, fields).settings.direction).toBe('max');
  const wrong = (change: Partial<ParameterDraft>) =>
    readDraft({ ...draft, parameters: [{ ...rate, ...change }] }, fields).problems.map(({ parameter, field, error }) => [
      ...[parameter, field, error.code],
    ]);
  expect(wrong({ low: '1' })).toEqual([[0, 'low', 'space.bounds']]);
  expect(wrong({ low: '0' })).toEqual([[0, 'low', 'space.logBound']]);
  expect(wrong({ high: 'ten' })).toEqual([[0, 'high', 'space.malformed']]);
  expect(readDraft({ ...draft, parameters: [] }, fields).problems).toHaveLength(1);
});

test('a grid counts its points, and a budget may be minutes', () => {
  const drafts = [types('adam', 'sgd')];
  const fields = tunableFields(IRIS, drafts);
  const momentum = { ...draftOf(fieldAt('optimizer.momentum', drafts)), kind: 'choices', choices: ['0', '0.5', '0.9'] } as const;
  const draft = { ...startDraft(IRIS, 'Grid', 'loss'), parameters: [...drafts, momentum], trials: undefined, minutes: 2 };
  const { settings, gridSize } = readDraft(draft, fields);
  // Momentum counts with sgd only.
  expect(gridSize).toBe(4);
  expect(settings.budget).toEqual({ seconds: 120 });
});

test('a condition is on choices of one parameter: one of another replaces it', () => {
  const first = conditionOf([keyOf('a.type', 'x')], null);
  expect(first).toEqual({ name: 'a.type', in: ['x'] });
  expect(conditionOf([keyOf('a.type', 'x'), keyOf('a.type', 'y')], first)).toEqual({ name: 'a.type', in: ['x', 'y'] });
  expect(conditionOf([keyOf('a.type', 'x'), keyOf('b.size', '3x3')], first)).toEqual({ name: 'b.size', in: ['3x3'] });
  expect(conditionOf([], first)).toBeNull();
});

test('a chosen condition has the values of its parameter, in their kind', () => {
  const fields = tunableFields(IRIS, []);
  const batch = { ...draftOf(fieldAt('training.batchSize')), kind: 'choices', choices: ['8', '32'] } as const;
  const rate = { ...draftOf(fieldAt('optimizer.learningRate')), when: { name: batch.address, in: ['8'] } };
  const { settings, problems } = readDraft({ ...startDraft(IRIS, 'When', 'loss'), parameters: [batch, rate] }, fields);
  expect(problems).toEqual([]);
  expect(settings.space[1].when).toEqual({ name: 'training.batchSize', in: [8] });
});

test('a draft loses the parameters of a node that was removed', () => {
  const layer = IRIS.nodes.find(({ type }) => type === 'dense')?.id ?? '';
  const draft = startDraft(IRIS, 'Units', 'loss');
  const both = { ...draft, parameters: [...draft.parameters, draftOf(fieldAt(`${layer}.units`))] };
  expect(withoutMissing(both, IRIS)).toBe(both);
  const smaller = { ...IRIS, nodes: IRIS.nodes.filter(({ id }) => id !== layer) };
  expect(withoutMissing(both, smaller).parameters.map(({ address }) => address)).toEqual(['optimizer.learningRate']);
});
