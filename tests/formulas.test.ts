import katex from 'katex';
import { expect, test } from 'vitest';
import { OPTIMIZERS } from '#engine/graph/index.ts';
import { LAYERS } from '#engine/layers/index.ts';

const formulas = [
  ...LAYERS.flatMap(({ type, documentation: { forward, backward } }) => [
    [`${type}, forward`, forward],
    [`${type}, backward`, backward],
  ]),
  ...OPTIMIZERS.map(({ type, documentation }) => [type, documentation.formula]),
];

test.each(formulas)('the formula of %s can be set', (_name, formula) => {
  expect(() => katex.renderToString(formula, { throwOnError: true, strict: 'error' })).not.toThrow();
});
