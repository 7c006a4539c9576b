import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, requireValid } from '../compile/index.ts';
import { analyzeGraph, type GraphDocument } from '../graph/index.ts';
import { createReferenceExecutor } from '../kernels/index.ts';
import { checkGradients } from '../lens/index.ts';
import { readParams } from '../params/index.ts';
import { graph, randomColumn } from '../testing/networks.ts';
import { feed, initializeParameters, Model, type SampleBatch } from '../training/index.ts';
import { CATEGORIES, findLayer, LAYERS, type Layer } from './index.ts';

/** One harness, run for every layer: whoever adds a layer gets these checks for free. */

const HELPERS = new Set(['activation', 'loss', 'layer', 'catalog', 'index', 'initializers']);

test('every file of a layer is in the catalog', () => {
  const files = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' });
  const declared = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.replace(/^.*[/\\]/, '').replace(/\.ts$/, ''))
    .filter((name) => !HELPERS.has(name));
  expect(declared.sort()).toEqual(LAYERS.map(({ type }) => type).sort());
});

test('types are unique', () => {
  expect(new Set(LAYERS.map(({ type }) => type)).size).toBe(LAYERS.length);
});

test.each(LAYERS.map((layer) => [layer.type, layer] as const))('%s: says what it is and does', (type, layer) => {
  expect(findLayer(type)).toBe(layer);
  expect(CATEGORIES).toContain(layer.ui.category);
  const { documentation, ui, params, inputs } = layer;
  for (const text of [documentation.summary, documentation.forward, documentation.backward, ui.label, ui.icon])
    expect(text).not.toBe('');
  for (const { help } of [...Object.values(params), ...Object.values(inputs)]) expect(help).not.toBe('');
  const { values, problems } = readParams(params, undefined);
  expect(problems).toEqual([]);
  expect(ui.describe(values)).not.toBe('');
});

test.each(LAYERS.map((layer) => [layer.type, layer] as const))(
  '%s: parameters survive the document and its JSON',
  (_type, layer) => {
    const { values } = readParams(layer.params, {});
    expect(readParams(layer.params, JSON.parse(JSON.stringify(values)))).toEqual({ values, problems: [] });
  },
);

test.each(LAYERS.map((layer) => [layer.type, layer] as const))(
  '%s: a wrong value of any parameter is refused and named',
  (_type, layer) => {
    for (const name of Object.keys(layer.params)) {
      const { problems } = readParams(layer.params, { [name]: { not: 'a value' } });
      expect(problems.map(({ param }) => param)).toEqual([name]);
    }
  },
);

/** A small network around a layer: input → dense → the layer → dense → loss, or the layer as its loss. */
function networkAround(layer: Layer, shape: readonly number[], params: Record<string, unknown>): GraphDocument {
  if (layer.loss) {
    const nodes = [
      ['x', 'input', { shape }],
      ['h', 'dense', { units: 3 }],
      ['y', 'target', targetOf(layer, shape)],
      ['j', layer.type, params],
    ] as const;
    return graph(nodes, [
      ['x', 'h'],
      ['h', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ]);
  }
  const nodes = [
    ['x', 'input', { shape }],
    ['h', 'dense', { units: 4, biasInitializer: 'normal' }],
    ['l', layer.type, params],
    ['o', 'dense', { units: 2 }],
    ['y', 'target', { shape: outputBehind(layer, shape) }],
    ['j', 'mse'],
  ] as const;
  return graph(nodes, [
    ['x', 'h'],
    ['h', 'l'],
    ['l', 'o'],
    ['o', 'j', 'prediction'],
    ['y', 'j', 'target'],
  ]);
}

function targetOf(layer: Layer, shape: readonly number[]): Record<string, unknown> {
  const rows = shape.slice(0, -1);
  return layer.type === 'crossEntropy' ? { shape: rows, classes: 3 } : { shape: [...rows, 3] };
}

const outputBehind = (layer: Layer, shape: readonly number[]) => [...(layer.type === 'flatten' ? [] : shape.slice(0, -1)), 2];

function samplesFor(document: GraphDocument, side: 'input' | 'target', count: number, seed: number): SampleBatch {
  const { nodes } = analyzeGraph(document);
  const columns = [...nodes.values()]
    .filter(({ layer }) => layer?.type === side)
    .map(
      ({ node, output = [], params }) =>
        [
          node.id,
          randomColumn(node.id, output, count, seed, typeof params.classes === 'number' ? params.classes : undefined),
        ] as const,
    );
  return { count, columns: new Map(columns) };
}

const shapes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 });
const inner = LAYERS.filter(({ type }) => type !== 'input' && type !== 'target');

test.each(inner.map((layer) => [layer.type, layer] as const))('%s: the inferred shape is the computed shape', (_type, layer) => {
  fc.assert(
    fc.property(shapes, fc.integer({ min: 1, max: 4 }), (shape, batch) => {
      const document = networkAround(layer, shape, {});
      const analysis = requireValid(document);
      const program = compile(analysis, document, { batch, goal: 'differentiate', observe: true });
      for (const [id, { output, gradient }] of program.observed) {
        const isLoss = analysis.nodes.get(id)?.layer?.loss;
        expect(output.shape).toEqual(isLoss ? [] : [batch, ...(analysis.nodes.get(id)?.output ?? [])]);
        if (gradient) expect(gradient.shape).toEqual(output.shape);
      }
    }),
    { numRuns: 20 },
  );
});

test.each(inner.map((layer) => [layer.type, layer] as const))(
  '%s: the analytic gradient is the central difference',
  (_type, layer) => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 1000 }), (shape, batch, seed) => {
        const document = networkAround(layer, shape, {});
        const parameters = initializeParameters(document, seed);
        const inputs = samplesFor(document, 'input', batch, seed);
        const targets = samplesFor(document, 'target', batch, seed + 1);
        for (const mode of ['evaluate', 'train'] as const) {
          const errors = checkGradients({ document, parameters, inputs, targets, mode, seed });
          expect(Object.keys(errors).length).toBeGreaterThan(0);
          for (const error of Object.values(errors)) expect(error).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 10 },
    );
  },
);

function runOnce(document: GraphDocument, training: boolean): Map<string, Float64Array> {
  const executor = createReferenceExecutor('float64');
  const model = new Model(document, executor, initializeParameters(document, 1));
  const loaded = executor.load(
    compile(model.analysis, document, { batch: 8, goal: 'differentiate', training, observe: true }),
    model.state,
  );
  const batch = samplesFor(document, 'input', 8, 1);
  feed(
    loaded,
    batch.columns,
    Uint32Array.from({ length: 8 }, (_, index) => index),
    0,
  );
  loaded.run({ seed: 1, step: 1 });
  return new Map([...loaded.program.observed].map(([id, { output }]) => [id, Float64Array.from(loaded.read(output))]));
}

test('dropout is the identity in evaluation and scales what it keeps in training', () => {
  const document = networkAround(findLayer('dropout') as Layer, [5], { rate: 0.5 });
  const evaluated = runOnce(document, false);
  expect(evaluated.get('l')).toEqual(evaluated.get('h'));
  const trained = runOnce(document, true);
  const before = trained.get('h') ?? new Float64Array();
  const after = trained.get('l') ?? new Float64Array();
  expect(after.some((value) => value === 0)).toBe(true);
  for (const [index, value] of after.entries()) expect([0, before[index] * 2]).toContain(value);
});
