import { describe, expect, test } from 'vitest';
import { graph } from '../../testing/networks.ts';
import { refusalOf } from '../../testing/refusal.ts';
import { withoutBlocks } from '../blocks/expandBlocks.ts';
import type { GraphDocument } from '../document/document.ts';
import { addressedFields } from './addressedFields.ts';
import { applySettings, liveSettings } from './liveSettings.ts';
import { setValue, setValues } from './setValue.ts';

const DOCUMENT: GraphDocument = {
  ...graph(
    [
      ['x', 'input', { shape: [2] }],
      ['h', 'dense', { units: 4 }],
      ['j', 'mse'],
    ],
    [],
  ),
  data: { dataset: 'xor', normalize: 'unit' },
  training: { optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0.9 }, batchSize: 8 },
};

const set = (address: string, written: string) => setValue(DOCUMENT, address, written);
const paramsOf = (document: GraphDocument, id: string) => document.nodes.find((node) => node.id === id)?.params;

test('a parameter of a node is set by its id, in the kind of its field', () => {
  expect(paramsOf(set('h.units', '64'), 'h')).toEqual({ units: 64 });
  expect(paramsOf(set('h.useBias', 'false'), 'h')).toEqual({ units: 4, useBias: false });
  expect(paramsOf(set('x.shape', '28x28'), 'x')).toEqual({ shape: [28, 28] });
  expect(DOCUMENT.nodes.length).toBe(set('h.units', '64').nodes.length);
});

test('settings are set by the name of their group', () => {
  expect(set('optimizer.learningRate', '1e-3').training?.optimizer).toEqual({ type: 'sgd', learningRate: 0.001, momentum: 0.9 });
  expect(set('training.batchSize', '32').training).toMatchObject({ batchSize: 32, optimizer: { type: 'sgd' } });
  expect(set('schedule.warmup', '10').training?.schedule).toMatchObject({ warmup: 10 });
  expect(set('data.validation', '0.3').data).toEqual({ dataset: 'xor', normalize: 'unit', validation: 0.3 });
  expect(set('data.dataset', 'iris?target=a=b').data?.dataset).toBe('iris?target=a=b');
  expect(set('earlyStopping.patience', '4').training?.earlyStopping).toEqual({ patience: 4 });
});

test('another optimizer starts with its defaults, the same one keeps its settings', () => {
  expect(set('optimizer.type', 'adam').training?.optimizer).toEqual({ type: 'adam' });
  expect(set('optimizer.type', 'sgd').training?.optimizer).toEqual({ type: 'sgd', learningRate: 0.1, momentum: 0.9 });
});

test('of several values, types are set first', () => {
  const { training } = setValues(DOCUMENT, { 'optimizer.learningRate': 0.01, 'optimizer.type': 'adam', 'h.units': 8 });
  expect(training?.optimizer).toEqual({ type: 'adam', learningRate: 0.01 });
});

test('every value that has an address is told with its field, and can be set', () => {
  const fields = addressedFields(DOCUMENT);
  const presentValue = (address: string) => fields.find((each) => each.address === address)?.value;
  const told = ['h.units', 'h.useBias', 'optimizer.momentum', 'optimizer.type', 'training.batchSize', 'data.validation'].map(
    presentValue,
  );
  expect(told).toEqual([4, true, 0.9, 'sgd', 8, 0.1]);
  const numbers = fields.filter(({ field }) => field.kind === 'int' || field.kind === 'float');
  expect(numbers.length).toBeGreaterThan(10);
  for (const { address, value } of numbers) setValue(DOCUMENT, address, String(value));
});

describe('within blocks', () => {
  const unit = {
    id: 'unit',
    nodes: [
      { id: 'in', type: 'blockInput' },
      { id: 'drop', type: 'dropout', params: { rate: 0.5 } },
      { id: 'inner', type: 'dense', params: { units: 4 } },
    ],
    edges: [],
  };
  const outer = { id: 'outer', nodes: [{ id: 'u', type: 'block', params: { block: 'unit', repeat: 2 } }], edges: [] };
  const document: GraphDocument = {
    ...DOCUMENT,
    nodes: [
      ...DOCUMENT.nodes,
      { id: 'a', type: 'block', params: { block: 'outer' } },
      { id: 'b', type: 'block', params: { block: 'unit' } },
    ],
    blocks: [unit, outer],
  };
  const unitsOf = (changed: GraphDocument) => changed.blocks?.[0].nodes[2].params;

  test.each(['a/u/inner.units', 'a/u/2/inner.units', 'b/inner.units'])('%s is set for all uses of its block', (address) => {
    const changed = setValue(document, address, '9');
    expect(unitsOf(changed)).toEqual({ units: 9 });
    expect(changed.nodes).toEqual(document.nodes);
    expect(unitsOf(document)).toEqual({ units: 4 });
  });

  test('each parameter is told once, by the path of the first use of its block', () => {
    const addresses = addressedFields(document).map(({ address }) => address);
    expect(addresses.filter((address) => address.endsWith('inner.units'))).toEqual(['a/u/inner.units']);
    expect(addresses).toContain('a/u.repeat');
    expect(addresses).toContain('b.repeat');
  });

  test('dropout can be changed while a run is in training', () => {
    expect(liveSettings(document)).toContainEqual(expect.objectContaining({ address: 'a/u/drop.rate', value: 0.5 }));
    const changed = withoutBlocks(applySettings(document, [{ address: 'a/u/drop.rate', value: 0.1 }]));
    const rates = changed.nodes.filter(({ type }) => type === 'dropout').map(({ params }) => params?.rate);
    expect(rates.length).toBeGreaterThan(1);
    expect(new Set(rates)).toEqual(new Set([0.1]));
  });

  test.each([
    ['b/other.units', 'a, a/u, a/u/in, a/u/drop, a/u/inner, b, optimizer'],
    ['b/inner.size', 'expected one of units, '],
    ['a/inner.units', 'expected NAME.PARAMETER'],
  ])('there is no %s', (address, text) => {
    expect(refusalOf(() => setValue(document, address, '1')).message).toContain(text);
  });

  test('a block that contains itself has an end', () => {
    const endless = { ...document, blocks: [{ ...outer, nodes: [{ id: 'a', type: 'block', params: { block: 'outer' } }] }] };
    expect(
      addressedFields(endless)
        .filter(({ name }) => name === 'repeat')
        .map(({ owner }) => owner),
    ).toEqual(['a', 'a/a']);
  });
});

test('a node hides the settings of its name', () => {
  const document = { ...DOCUMENT, nodes: [{ id: 'data', type: 'dense', params: { units: 1 } }] };
  const names = addressedFields(document).flatMap(({ owner, name }) => (owner === 'data' ? [name] : []));
  expect(names).toContain('units');
  expect(names).not.toContain('validation');
});

test('a node comes before a setting of its name', () => {
  const document = { ...DOCUMENT, nodes: [{ id: 'data', type: 'dense', params: { units: 1 } }] };
  expect(paramsOf(setValue(document, 'data.units', '3'), 'data')).toEqual({ units: 3 });
});

test.each([
  ['k.units', "'k.units': expected NAME.PARAMETER, with one of the names x, h, j, optimizer"],
  ['units', "'units': expected NAME.PARAMETER"],
  ['h.size', "'h.size': expected one of units, "],
  ['optimizer.speed', "'optimizer.speed': expected one of type, learningRate"],
  ['toString.x', 'expected NAME.PARAMETER'],
])('there is no %s', (address, text) => {
  const error = refusalOf(() => set(address, '1'));
  expect(error.code).toBe('setting.unknown');
  expect(error.message).toContain(text);
});

test.each([
  ['h.units', '0', "'h.units' must be a whole number"],
  ['h.units', 'many', "but is 'many'"],
  ['optimizer.type', 'magic', 'must be one of '],
  ['data.validation', '1', 'must be a number from 0 to 0.9'],
  ['training.epochs', '2.5', 'must be a whole number'],
])('%s=%s is refused', (address, written, text) => {
  const error = refusalOf(() => set(address, written));
  expect(error.code).toBe('setting.value');
  expect(error.message).toContain(text);
});
