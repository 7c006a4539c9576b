import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { findBuiltIn } from '../catalog.ts';
import { parseSpec } from '../spec.ts';

function generate(text: string) {
  const spec = parseSpec(text);
  const builtIn = findBuiltIn(spec.location);
  if (!builtIn) throw new Error(`no generator '${text}'`);
  const { inputs, targets, samples } = builtIn.read(spec.options, { resourcesDirectory: '' });
  return { input: inputs[0], target: targets[0], samples };
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

const CLASSIFIED = ['xor', 'spirals', 'circles', 'moons'];

test.each(CLASSIFIED)('%s has points of two balanced classes', (name) => {
  const { input, target, samples } = generate(name);
  expect(input.shape).toEqual([2]);
  expect(input.data).toHaveLength(2 * samples);
  expect(target).toMatchObject({ shape: [], classes: 2 });
  expect(target.classNames).toHaveLength(2);
  expect([...target.data].filter((label) => label === 1)).toHaveLength(samples / 2);
});

test.each([...CLASSIFIED, 'sine'])('%s is the same for the same seed and another for another', (name) => {
  expect(generate(name)).toEqual(generate(`${name}?seed=1`));
  expect(generate(name).input.data).not.toEqual(generate(`${name}?seed=2`).input.data);
});

test.each([...CLASSIFIED, 'sine'])('%s takes the number of samples, and its list entry tells the default', (name) => {
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

test('sine without noise is the sine of a number between -π and π', () => {
  const { input, target } = generate('sine?noise=0');
  expect([input.shape, target.shape, target.classes]).toEqual([[1], [1], undefined]);
  input.data.forEach((x, index) => {
    expect(Math.abs(x)).toBeLessThanOrEqual(Math.PI);
    expect(target.data[index]).toBe(Math.sin(x));
  });
});

test.each([
  ['xor?samples=3', "The option 'samples' of 'xor' must be one whole number from 4 to 1000000, but is '3'"],
  ['xor?samples=10.5', "but is '10.5'"],
  ['xor?samples=0x10', "but is '0x10'"],
  ['xor?noise=-1', "The option 'noise' of 'xor' must be one number from 0 to 10, but is '-1'"],
  ['xor?noise=NaN', "but is 'NaN'"],
  ['xor?seed=', "but is ''"],
  ['xor?turns=2', "'xor' takes one of the options samples, noise, seed, but has 'turns'"],
])('%s is a bad option', (spec, message) => {
  const error = refusalOf(() => generate(spec));
  expect(error.code).toBe('dataset.badOption');
  expect(error.message).toContain(message);
});
