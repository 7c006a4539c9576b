import { expect, test } from 'vitest';
import type { LensTensor } from '#app/contract/index.ts';
import { moveInGrid, sizesFor } from './gridMoves.ts';
import { rowName, rowSymbol, shownRows } from './shownRows.ts';
import { elementIndex, positionIn, spanOf, timestepOf, unroll } from './unrolled.ts';

const tensor = (address: string, symbol: string, shape: number[]): LensTensor => ({
  address,
  symbol,
  shape,
  norm: 1,
  min: -1,
  max: 1,
  broken: 0,
});

/** A gate or state of a layer of 4 units, for a batch of 2. */
const at = (name: string, letter: string, timestep: number) => ({
  name: `${name}@${timestep}`,
  value: tensor(`l.${name}@${timestep}`, `${letter}^{2\\langle ${timestep} \\rangle}`, [2, 4]),
  gradient: tensor(`l.d${name}@${timestep}`, `\\frac{\\partial J}{\\partial ${letter}^{2\\langle ${timestep} \\rangle}}`, [2, 4]),
});

// The first timestep has no reset gate, and names come timestep by timestep.
const INNER = [0, 1, 2].flatMap((timestep) => [
  ...(timestep > 0 ? [at('resetGate', 'r', timestep)] : []),
  at('state', 'h', timestep),
]);
const INPUT = { value: tensor('x.out', 'a^{1}', [2, 3, 5]) };

test('values are arranged by quantity and timestep, the input first, then the gradients', () => {
  const unrolled = unroll(INNER, INPUT);
  expect(unrolled).toMatchObject({ timesteps: 3, units: 4 });
  expect(unrolled?.rows.map(({ name, symbol, direction }) => [name, symbol, direction])).toEqual([
    ['input', 'x_{t}', 'forward'],
    ['state', 'h^{2\\langle t \\rangle}', 'forward'],
    ['resetGate', 'r^{2\\langle t \\rangle}', 'forward'],
    ['state', '\\frac{\\partial J}{\\partial h^{2\\langle t \\rangle}}', 'backward'],
    ['resetGate', '\\frac{\\partial J}{\\partial r^{2\\langle t \\rangle}}', 'backward'],
  ]);
  const [, , reset] = unrolled?.rows ?? [];
  expect(reset.cells.map((cell) => cell?.tensor.address)).toEqual([undefined, 'l.resetGate@1', 'l.resetGate@2']);
});

test('more than nine timesteps are in order', () => {
  const many = Array.from({ length: 12 }, (_, timestep) => at('state', 'h', 11 - timestep));
  expect(unroll(many, undefined)?.rows[0].cells.map((cell) => cell?.tensor.address)).toEqual(
    Array.from({ length: 12 }, (_, timestep) => `l.state@${timestep}`),
  );
});

test('a layer without timesteps is not unrolled, and a source that is no such sequence is no row', () => {
  expect(unroll([{ ...at('scores', 'S', 0), name: 'scores' }], INPUT)).toBeUndefined();
  expect(unroll(INNER, { value: tensor('x.out', 'a', [2, 15]) })?.rows.some(({ isInput }) => isInput)).toBe(false);
});

test('a cell has the elements of one sample and timestep, and an element leads back to its cell', () => {
  const [input, state] = unroll(INNER, INPUT)?.rows ?? [];
  const [ofInput, ofState] = [input.cells[2], state.cells[2]];
  if (!ofInput || !ofState) throw new Error('a cell is missing');
  expect(spanOf(ofInput, 1)).toEqual({ from: 25, count: 5 });
  expect(spanOf(ofState, 1)).toEqual({ from: 4, count: 4 });
  expect(elementIndex(ofInput, 1, 3)).toEqual([1, 2, 3]);
  expect(elementIndex(ofState, 1, 3)).toEqual([1, 3]);
  expect(positionIn(input, { tensor: 'x.out', index: [1, 2, 3] })).toEqual({ timestep: 2, unit: 3 });
  expect(positionIn(state, { tensor: 'l.state@2', index: [1, 3] })).toEqual({ timestep: 2, unit: 3 });
  expect(positionIn(state, { tensor: 'l.resetGate@2', index: [1, 3] })).toBeUndefined();
  expect([timestepOf('state@12'), timestepOf('scores')]).toEqual([12, undefined]);
});

test('one unit is a number per timestep, beside all features of the input if they are few', () => {
  const wide = unroll(INNER, INPUT);
  if (!wide) throw new Error('not unrolled');
  expect(shownRows(wide, 'strips', 3).map(({ unit }) => unit)).toEqual(new Array(5).fill(undefined));
  expect(shownRows(wide, 'numbers', 3).map(({ unit }) => unit)).toEqual([undefined, 3, 3, 3, 3]);
  const narrow = unroll(INNER, { value: tensor('x.out', 'a^{1}', [2, 3, 2]) });
  if (!narrow) throw new Error('not unrolled');
  const rows = shownRows(narrow, 'numbers', 3);
  expect(rows.map(rowSymbol).slice(0, 4)).toEqual([
    'x_{t,0}',
    'x_{t,1}',
    'h^{2\\langle t \\rangle}_{3}',
    'r^{2\\langle t \\rangle}_{3}',
  ]);
  expect([rows[0], rows[3], rows[4]].map(({ row }) => rowName(row))).toEqual(['Input', 'Reset gate', 'Gradient of Hidden state']);
  expect(rowSymbol(rows[4])).toBe('\\frac{\\partial J}{\\partial h^{2\\langle t \\rangle}_{3}}');
});

test('keys lead over rows and timesteps, and to the pages beside', () => {
  const size = { rows: 5, timesteps: 100, perPage: 32 };
  const from = { row: 2, timestep: 40 };
  expect(moveInGrid(from, 'ArrowUp', size)).toEqual({ row: 1, timestep: 40 });
  expect(moveInGrid({ row: 0, timestep: 0 }, 'ArrowLeft', size)).toEqual({ row: 0, timestep: 0 });
  expect(moveInGrid(from, 'PageDown', size)).toEqual({ row: 2, timestep: 64 });
  expect(moveInGrid(from, 'PageUp', size)).toEqual({ row: 2, timestep: 0 });
  expect(moveInGrid(from, 'End', size)).toEqual({ row: 2, timestep: 99 });
  expect(moveInGrid(from, 'a', size)).toBeUndefined();
});

test('strips share the width as far as a finger can still hit them', () => {
  expect(sizesFor('strips', 8, 400, false).width).toBe(36);
  expect(sizesFor('strips', 30, 260, false).width).toBe(22);
  expect(sizesFor('numbers', 30, 260, false).width).toBe(60);
});
