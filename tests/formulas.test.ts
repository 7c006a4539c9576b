import katex from 'katex';
import { expect, test } from 'vitest';
import { DOCUMENTED_DIAGNOSES } from '#engine/diagnosis/documentation/index.ts';
import { CLIPS, METRICS, OPTIMIZERS, SCHEDULES } from '#engine/graph/index.ts';
import { gradientSymbol, LAYERS, type Layer, symbolsOf } from '#engine/layers/index.ts';
import { exampleOf } from '#engine/lens/index.ts';

const ofLayers = LAYERS.flatMap(({ type, documentation: { forward, backward } }) => [
  [`${type}, forward`, forward],
  [`${type}, backward`, backward],
]);
const formulas = [
  ...ofLayers,
  ...METRICS.map(({ name, formula }) => [name, formula]),
  ...DOCUMENTED_DIAGNOSES.map(({ code, formula }) => [code, formula]),
  ...[...OPTIMIZERS, ...SCHEDULES, ...CLIPS].map(({ type, documentation }) => [type, documentation.formula]),
];
const layers = LAYERS.map((layer) => [layer.type, layer] as const);

const set = (tex: string) => katex.renderToString(tex, { throwOnError: true, strict: 'error' });

test.each(formulas)('the formula of %s can be typeset', (_name, formula) => {
  expect(() => set(formula)).not.toThrow();
});

test.each(ofLayers)('in the formula of %s, δ stands alone or with indices, and before no other name', (_name, formula) => {
  for (const [, next] of formula.matchAll(/\\delta\s*(\S*)/g)) expect(next).not.toMatch(/^[A-Za-z]/);
});

test.each(ofLayers.filter(([name]) => name.endsWith('backward') && name !== 'target, backward'))(
  'the formula of %s gives the gradient',
  (_name, formula) => {
    expect(formula).toMatch(/\\delta|\\frac\{\\partial J\}/);
  },
);

test.each(layers)('%s: the formulas use the names of its tensors, and each name can be typeset', (_type, layer: Layer) => {
  const symbols = symbolsOf(layer);
  const example = exampleOf(layer);
  if (!example) return;
  const names = [...Object.keys(example.inputs), ...Object.keys(example.weights), 'output'];
  for (const name of names) {
    expect(symbols[name], name).toBeDefined();
    expect(() => set(symbols[name]) + set(gradientSymbol(symbols[name]))).not.toThrow();
  }
  const { forward, backward } = layer.documentation;
  const letter = (symbol: string) => symbol.replace(/[\^_].*$/, '').trim();
  for (const name of [...Object.keys(example.inputs), 'output']) expect(forward + backward).toContain(letter(symbols[name]));
});

test.each(METRICS.map((metric) => [metric.name, metric] as const))(
  '%s: its page is complete',
  (_name, { label, help, appliesTo, source }) => {
    expect(label).toMatch(/^[A-Z]/);
    expect(help).toMatch(/^[A-Z].*\.$/);
    expect(appliesTo).toMatch(/^(a|one) loss/);
    if (source) expect(source).toMatch(/\((19|20)\d\d\)/);
  },
);

test.each(layers)('%s: its page is complete', (_type, { documentation, inputs, params }) => {
  const sentences = [documentation.summary, ...[...Object.values(inputs), ...Object.values(params)].map(({ help }) => help)];
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-ZΣ].*[.?]$/);
  if (documentation.source) expect(documentation.source).toMatch(/\((1[89]|20)\d\d\)/);
});
