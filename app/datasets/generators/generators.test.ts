import { expect, test } from 'vitest';
import { sizeOf } from '#engine/ops/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { readOptions } from '../base/options.ts';
import type { RawInput } from '../base/source.ts';
import { parseSpec } from '../base/spec.ts';
import { findBuiltIn } from '../catalog.ts';

function generate(text: string) {
  const spec = parseSpec(text);
  const builtIn = findBuiltIn(spec.location);
  if (!builtIn) throw new Error(`no generator '${text}'`);
  const { inputs, targets, samples } = builtIn.read(readOptions(builtIn.options, spec.options, spec.location), {
    resourcesDirectory: '',
  });
  return { inputs, input: inputs[0], target: targets[0], samples };
}

/** The points of a set of two inputs, each with its class. */
function points(text: string): { x: number; y: number; label: number }[] {
  const { input, target, samples } = generate(text);
  return Array.from({ length: samples }, (_, index) => ({
    x: input.data[2 * index],
    y: input.data[2 * index + 1],
    label: target.data[index],
  }));
}

/** One sample's part of a column. */
const sampleOf = ({ data, shape }: RawInput, index: number): number[] => {
  const size = sizeOf(shape);
  return Array.from(data.subarray(index * size, (index + 1) * size));
};

const CLASSIFIED = ['xor', 'spirals', 'circles', 'moons'];
const ALL = [...CLASSIFIED, 'line', 'sine', 'pairs', 'adding', 'order'];

test.each(CLASSIFIED)('%s has points of two balanced classes', (name) => {
  const { input, target, samples } = generate(name);
  expect(input.shape).toEqual([2]);
  expect(input.data).toHaveLength(2 * samples);
  expect(target).toMatchObject({ shape: [], classes: 2 });
  expect(target.classNames).toHaveLength(2);
  expect([...target.data].filter((label) => label === 1)).toHaveLength(samples / 2);
});

test.each(ALL)('%s is the same for the same seed and another for another', (name) => {
  expect(generate(name)).toEqual(generate(`${name}?seed=1`));
  expect(generate(name).input.data).not.toEqual(generate(`${name}?seed=2`).input.data);
});

test.each(ALL)('%s takes the number of samples, and its list entry has the default', (name) => {
  expect(generate(`${name}?samples=60`).samples).toBe(60);
  expect(generate(name).samples).toBe(findBuiltIn(name)?.samples);
});

test('xor is 1 where exactly one coordinate is positive', () => {
  for (const { x, y, label } of points('xor?noise=0')) expect(label).toBe(x > 0 !== y > 0 ? 1 : 0);
});

test('noise moves points across the borders', () => {
  expect(points('xor?noise=1').some(({ x, y, label }) => label !== (x > 0 !== y > 0 ? 1 : 0))).toBe(true);
});

test('circles without noise have the radii 1 and 0.5', () => {
  for (const { x, y, label } of points('circles?noise=0')) expect(Math.hypot(x, y)).toBeCloseTo(label ? 0.5 : 1, 12);
});

test('moons without noise are half circles around (0, 0) and (1, 0.5)', () => {
  for (const { x, y, label } of points('moons?noise=0')) {
    expect(Math.hypot(x - label, y - label / 2)).toBeCloseTo(1, 12);
    expect(label ? y <= 0.5 : y >= 0).toBe(true);
  }
});

test('a spiral turned by half a turn is the other one', () => {
  for (const { x, y, label } of points('spirals?noise=0')) {
    const radius = Math.hypot(x, y);
    const angle = 3 * Math.PI * radius + Math.PI * label;
    expect([x, y]).toEqual([expect.closeTo(radius * Math.cos(angle), 10), expect.closeTo(radius * Math.sin(angle), 10)]);
  }
});

test('line without noise is a line over x between -1 and 1', () => {
  const { input, target } = generate('line?noise=0');
  expect([input.shape, target.shape, target.classes]).toEqual([[1], [1], undefined]);
  [...input.data].forEach((x, index) => {
    expect(Math.abs(x)).toBeLessThanOrEqual(1);
    expect(target.data[index]).toBe(0.5 + 1.5 * x);
  });
});

test('sine without noise is the sine of x between -π and π', () => {
  const { input, target } = generate('sine?noise=0');
  expect([input.shape, target.shape, target.classes]).toEqual([[1], [1], undefined]);
  [...input.data].forEach((x, index) => {
    expect(Math.abs(x)).toBeLessThanOrEqual(Math.PI);
    expect(target.data[index]).toBe(Math.sin(x));
  });
});

test('pairs are points of the two circles, and for each circle, of the same one in half of the samples', () => {
  const { inputs, target, samples } = generate('pairs?noise=0');
  expect(inputs.map(({ name, shape }) => [name, shape])).toEqual([
    ['first', [2]],
    ['second', [2]],
  ]);
  expect(target.classNames).toEqual(['different circles', 'same circle']);
  const counts = new Map<string, number>();
  for (let index = 0; index < samples; index++) {
    const [first, second] = inputs.map((input) => {
      const [x, y] = sampleOf(input, index);
      return Math.hypot(x, y).toFixed(6);
    });
    expect(target.data[index]).toBe(first === second ? 1 : 0);
    counts.set(`${first} ${second}`, (counts.get(`${first} ${second}`) ?? 0) + 1);
  }
  const quarter = samples / 4;
  expect(Object.fromEntries(counts)).toEqual({
    '1.000000 1.000000': quarter,
    '1.000000 0.500000': quarter,
    '0.500000 1.000000': quarter,
    '0.500000 0.500000': quarter,
  });
});

test.each([2, 5, 30])('adding marks one of %d values in each half, with their sum as target', (length) => {
  const { input, target, samples } = generate(`adding?samples=200&length=${length}`);
  expect([input.shape, target.shape, target.classes]).toEqual([[length, 2], [1], undefined]);
  for (let index = 0; index < samples; index++) {
    const sequence = sampleOf(input, index);
    const numbers = sequence.filter((_, at) => at % 2 === 0);
    const positions = numbers.flatMap((_, at) => (sequence[2 * at + 1] === 1 ? [at] : []));
    expect(sequence.filter((_, at) => at % 2 === 1).reduce((total, marker) => total + marker, 0)).toBe(2);
    expect(positions.map((position) => (position < Math.floor(length / 2) ? 0 : 1))).toEqual([0, 1]);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(target.data[index]).toBe(numbers[positions[0]] + numbers[positions[1]]);
  }
});

test('always predicting the mean of the adding problem has an error of a sixth', () => {
  const data = Float64Array.from(generate('adding?samples=20000').target.data);
  const mean = data.reduce((total, sum) => total + sum, 0) / data.length;
  expect(data.reduce((total, sum) => total + (sum - mean) ** 2, 0) / data.length).toBeCloseTo(1 / 6, 2);
});

test.each([3, 20])('order has A, B and C once each among %d tokens, in the order of the class', (length) => {
  const { input, target, samples } = generate(`order?samples=600&length=${length}`);
  expect([input.shape, target.shape, target.classes]).toEqual([[length], [], 6]);
  for (let index = 0; index < samples; index++) {
    const tokens = sampleOf(input, index);
    expect(tokens.every((token) => Number.isInteger(token) && token >= 0 && token < 8)).toBe(true);
    const letters = tokens.filter((token) => token < 3).map((token) => 'ABC'[token]);
    expect(letters.join('')).toBe(target.classNames?.[target.data[index]]);
  }
  expect([0, 1, 2, 3, 4, 5].map((label) => target.data.filter((other) => other === label).length)).toEqual(
    new Array(6).fill(samples / 6),
  );
});

test.each([
  ['adding?length=1', "The option 'length' of 'adding' must be a whole number from 2 to 100, but is '1'"],
  ['order?length=2', "The option 'length' of 'order' must be a whole number from 3 to 100, but is '2'"],
  ['order?noise=1', "'order' accepts one of the options samples, length, seed, but has 'noise'"],
  ['xor?samples=3', "The option 'samples' of 'xor' must be a whole number from 4 to 1000000, but is '3'"],
  ['xor?samples=10.5', "but is '10.5'"],
  ['xor?samples=0x10', "but is '0x10'"],
  ['xor?noise=-1', "The option 'noise' of 'xor' must be a number from 0 to 10, but is '-1'"],
  ['xor?noise=NaN', "but is 'NaN'"],
  ['xor?seed=', "but is ''"],
  ['xor?turns=2', "'xor' accepts one of the options samples, noise, seed, but has 'turns'"],
])('%s is a bad option', (spec, message) => {
  const error = refusalOf(() => generate(spec));
  expect(error.code).toBe('dataset.badOption');
  expect(error.message).toContain(message);
});
