import { expect, test } from 'vitest';
import type { LensPass, LensTensor } from '#app/contract/index.ts';
import { changeableNumber, directionOf, isUpdate } from './selectedNumber.ts';

const tensor = (address: string): LensTensor => ({ address, symbol: 'z', shape: [1, 2], norm: 1, min: 0, max: 1, broken: 0 });
const pass: LensPass = {
  loss: 1,
  samples: [],
  nodes: [
    { id: 'x', out: tensor('x.out'), dout: tensor('x.dout'), inner: [], parameters: [] },
    {
      id: 'lstm',
      out: tensor('lstm.out'),
      dout: tensor('lstm.dout'),
      inner: [{ name: 'drift@0', value: tensor('lstm.drift@0'), gradient: tensor('lstm.ddrift@0') }],
      parameters: [
        { name: 'weight', value: tensor('lstm.weight'), gradient: tensor('lstm.dweight') },
        { name: 'frozen', value: tensor('lstm.frozen') },
      ],
    },
  ],
};
const find = (address: string) => changeableNumber(address, pass, (id) => id === 'x');

test('a weight is changeable, also as its gradient and its update', () => {
  const weight = { kind: 'parameter', address: 'lstm.weight[1,0]', gradient: 'lstm.dweight[1,0]' };
  for (const quantity of ['weight', 'dweight', 'weight/new', 'weight/m@before']) {
    expect(find(`lstm.${quantity}[1,0]`)).toEqual(weight);
  }
  expect(find('lstm.frozen[1,0]')).toEqual({ kind: 'parameter', address: 'lstm.frozen[1,0]', gradient: undefined });
});

test('an input is changeable; values that are computed, and whole tensors, are not', () => {
  expect(find('x.dout[0,1]')).toEqual({ kind: 'input', address: 'x.out[0,1]', gradient: 'x.dout[0,1]' });
  expect(['lstm.out[0,1]', 'lstm.drift@0[0,1]', 'lstm.weight', 'gone.out[0]'].map(find)).toEqual(new Array(4).fill(undefined));
});

test('values are of the forward pass, gradients and updates of the backward pass', () => {
  const directions = (addresses: readonly string[]) => new Set(addresses.map((address) => directionOf(address, pass)));
  expect(directions(['x.out[0,1]', 'lstm.drift@0[0,1]', 'lstm.~17[0]'])).toEqual(new Set(['forward']));
  expect(directions(['x.dout[0,1]', 'lstm.ddrift@0[0,1]', 'lstm.weight[1,0]', 'lstm.weight/new[1,0]'])).toEqual(
    new Set(['backward']),
  );
  expect(['lstm.weight[0,0]', 'lstm.weight/m[0,0]'].map(isUpdate)).toEqual([false, true]);
});
