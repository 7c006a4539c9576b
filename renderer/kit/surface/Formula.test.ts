import { expect, test } from 'vitest';
import { LAYERS } from '#engine/layers/index.ts';
import { splitFormula } from './Formula.tsx';

test('parts are split at \\quad', () => {
  expect(splitFormula('a = b, \\quad c = d \\qquad e = f')).toEqual(['a = b', 'c = d', 'e = f']);
});

test('a \\quad within an environment or braces stays', () => {
  const cases = "f'(z) = \\begin{cases}1 & z > 0 \\quad \\\\ 0 & z \\le 0\\end{cases}";
  expect(splitFormula(`y = x, \\quad ${cases}`)).toEqual(['y = x', cases]);
  expect(splitFormula('\\{a\\} \\text{or \\quad so}')).toEqual(['\\{a\\} \\text{or \\quad so}']);
});

test('every part of every formula has balanced braces', () => {
  for (const { documentation } of LAYERS) {
    for (const part of [documentation.forward, documentation.backward].flatMap(splitFormula)) {
      expect([...part.matchAll(/\{/g)].length).toBe([...part.matchAll(/\}/g)].length);
    }
  }
});
