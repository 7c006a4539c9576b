import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../compile/index.ts';
import { lowerGraph } from '../compile/lowering/lower.ts';
import { checkGraph, type GraphDocument } from '../graph/index.ts';
import { createReferenceExecutor, createWasmExecutor, type Executor } from '../kernels/index.ts';
import { checkGradients } from '../lens/index.ts';
import { english } from '../messages/index.ts';
import { readParams } from '../params/index.ts';
import { feed } from '../testing/feed.ts';
import { innerLayers, networkAround, optionsOf, shapesOf } from '../testing/layerNetworks.ts';
import { samplesFor } from '../testing/samplesFor.ts';
import { initializeParameters, Model, type SampleBatch } from '../training/index.ts';
import { CATEGORIES, FEW_OPERATIONS, findLayer, LAYERS, type Layer } from './index.ts';

/** One test harness, run for every layer. */

/** Everything that this folder declares with `defineLayer`. */
async function declaredLayers(): Promise<Layer[]> {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.ts$/.test(file));
  const modules: object[] = await Promise.all(files.map((file) => import(new URL(file, folder).pathname)));
  return modules.flatMap((module) => Object.values(module)).filter(isLayer);
}

function isLayer(value: unknown): value is Layer {
  return typeof value === 'object' && value !== null && 'hasOutput' in value && 'documentation' in value;
}

test('every declared layer can be found by its type', async () => {
  const declared = await declaredLayers();
  expect(declared.length).toBeGreaterThanOrEqual(LAYERS.length);
  for (const layer of declared) expect(findLayer(layer.type), layer.type).toBe(layer);
});

test('types are unique', () => {
  expect(new Set(LAYERS.map(({ type }) => type)).size).toBe(LAYERS.length);
});

test.each(LAYERS.map((layer) => [layer.type, layer] as const))('%s: is documented', (type, layer) => {
  expect(findLayer(type)).toBe(layer);
  expect(CATEGORIES).toContain(layer.ui.category);
  const { documentation, ui, params, inputs } = layer;
  for (const text of [documentation.summary, documentation.forward, documentation.backward, ui.label, ui.icon])
    expect(text).not.toBe('');
  for (const { help } of [...Object.values(params), ...Object.values(inputs)]) expect(help).not.toBe('');
  const { values, problems } = readParams(params, undefined);
  expect(problems).toEqual([]);
  expect(english(ui.describe(values))).not.toBe('');
});

test.each(LAYERS.map((layer) => [layer.type, layer] as const))('%s: parameters survive the document and JSON', (_type, layer) => {
  const { values } = readParams(layer.params, {});
  expect(readParams(layer.params, JSON.parse(JSON.stringify(values)))).toEqual({ values, problems: [] });
});

test.each(LAYERS.map((layer) => [layer.type, layer] as const))(
  '%s: an invalid value of any parameter is rejected and named',
  (_type, layer) => {
    for (const name of Object.keys(layer.params)) {
      const { problems } = readParams(layer.params, { [name]: { not: 'a value' } });
      expect(problems.map(({ param }) => param)).toEqual([name]);
    }
  },
);

test.each(innerLayers.map((layer) => [layer.type, layer] as const))(
  '%s: the inferred shape is the computed shape',
  (_type, layer) => {
    fc.assert(
      fc.property(shapesOf(layer), fc.integer({ min: 1, max: 4 }), optionsOf(layer), (shape, batch, options) => {
        const document = networkAround(layer, shape, options);
        const checked = checkGraph(document);
        const program = compile(checked, { batch, goal: 'differentiate', observe: true });
        for (const [id, { output, gradient }] of program.observed) {
          const isLoss = checked.analysis.nodes.get(id)?.layer?.loss;
          expect(output.shape).toEqual(isLoss ? [] : [batch, ...(checked.analysis.nodes.get(id)?.output ?? [])]);
          if (gradient) expect(gradient.shape).toEqual(output.shape);
        }
      }),
      { numRuns: 20 },
    );
  },
);

test.each(innerLayers.map((layer) => [layer.type, layer] as const))(
  '%s: the analytic gradient matches central differences',
  (_type, layer) => {
    fc.assert(
      fc.property(
        shapesOf(layer),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 1000 }),
        optionsOf(layer),
        (shape, batch, seed, options) => {
          const document = networkAround(layer, shape, options);
          const checked = checkGraph(document);
          const parameters = initializeParameters(checked, seed);
          const inputs = samplesFor(document, 'input', batch, seed);
          const targets = samplesFor(document, 'target', batch, seed + 1);
          for (const mode of ['evaluate', 'train'] as const) {
            const errors = checkGradients({ graph: checked, parameters, inputs, targets, mode, seed });
            expect(Object.keys(errors).length).toBeGreaterThan(0);
            for (const error of Object.values(errors)) expect(error).toBeLessThan(1e-6);
          }
        },
      ),
      { numRuns: 10 },
    );
  },
);

/** Samples closer to zero: if a tanh is nearly 1, its derivative 1 - a² has few digits in float32. */
function narrowed({ columns }: SampleBatch): SampleBatch['columns'] {
  return new Map(
    [...columns].map(([id, column]) => [id, { ...column, data: Float64Array.from(column.data, (value) => value / 2) }]),
  );
}

/** Outputs and gradients of every node, and parameter gradients, of one training pass. */
function passOn(executor: Executor, document: GraphDocument, batch: number, seed: number): Map<string, Float64Array> {
  const checked = checkGraph(document);
  const model = new Model(checked, executor, initializeParameters(checked, seed));
  const options = { batch, goal: 'differentiate', training: true, observe: true } as const;
  const loaded = executor.load(compile(model.graph, options), model.state);
  const samples = Uint32Array.from({ length: batch }, (_, index) => index);
  feed(loaded, narrowed(samplesFor(document, 'input', batch, seed)), samples, 0);
  feed(loaded, samplesFor(document, 'target', batch, seed).columns, samples, 0);
  loaded.run({ seed, step: 1 });
  const numbers = new Map<string, Float64Array>();
  for (const [id, { output, gradient }] of loaded.program.observed) {
    numbers.set(id, Float64Array.from(loaded.read(output)));
    if (gradient) numbers.set(`∂J/∂${id}`, Float64Array.from(loaded.read(gradient)));
  }
  for (const { name, gradient } of loaded.program.parameters) {
    if (gradient) numbers.set(`∂J/∂${name}`, Float64Array.from(loaded.read(gradient)));
  }
  return numbers;
}

test.each(innerLayers.map((layer) => [layer.type, layer] as const))(
  '%s: the fast executor matches the reference',
  (_type, layer) => {
    fc.assert(
      fc.property(
        shapesOf(layer),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 1000 }),
        optionsOf(layer),
        (shape, batch, seed, options) => {
          const document = networkAround(layer, shape, options);
          const expected = passOn(createReferenceExecutor('float64'), document, batch, seed);
          const received = passOn(fast, document, batch, seed);
          expect([...received.keys()]).toEqual([...expected.keys()]);
          for (const [name, numbers] of expected) {
            const scale = Math.max(1e-2, ...numbers.map(Math.abs), sumBehind(name, expected));
            received.get(name)?.forEach((number, index) => {
              expect(Math.abs(number - numbers[index]) / scale, `${name}[${index}]`).toBeLessThan(2e-5);
            });
          }
        },
      ),
      { numRuns: 10 },
    );
  },
);

/** For a parameter's gradient, the sum of absolute values of its terms: if they cancel, their rounding errors remain. */
function sumBehind(name: string, values: ReadonlyMap<string, Float64Array>): number {
  const residuals = values.get(name.replace(/\.\w+$/, '')) ?? new Float64Array();
  return residuals.reduce((total, value) => total + Math.abs(value), 0);
}

const fast = createWasmExecutor();

function runOnce(document: GraphDocument, training: boolean): Map<string, Float64Array> {
  const executor = createReferenceExecutor('float64');
  const checked = checkGraph(document);
  const model = new Model(checked, executor, initializeParameters(checked, 1));
  const loaded = executor.load(compile(model.graph, { batch: 8, goal: 'differentiate', training, observe: true }), model.state);
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

test('dropout is the identity in evaluation and scales kept values in training', () => {
  const document = networkAround(findLayer('dropout') as Layer, [5], { rate: 0.5 });
  const evaluated = runOnce(document, false);
  expect(evaluated.get('l')).toEqual(evaluated.get('h'));
  const trained = runOnce(document, true);
  const before = trained.get('h') ?? new Float64Array();
  const after = trained.get('l') ?? new Float64Array();
  expect(after.some((value) => value === 0)).toBe(true);
  for (const [index, value] of after.entries()) expect([0, before[index] * 2]).toContain(value);
});

test('gaussian noise is the identity in evaluation and has its deviation in training', () => {
  const document = networkAround(findLayer('gaussianNoise') as Layer, [100, 3], { stddev: 0.5 });
  const evaluated = runOnce(document, false);
  expect(evaluated.get('l')).toEqual(evaluated.get('h'));
  const trained = runOnce(document, true);
  const before = trained.get('h') ?? new Float64Array();
  const noise = Array.from(trained.get('l') ?? [], (value, index) => value - before[index]);
  expect(noise).toHaveLength(8 * 100 * 4);
  const mean = noise.reduce((total, number) => total + number, 0) / noise.length;
  const deviation = Math.sqrt(noise.reduce((total, number) => total + (number - mean) ** 2, 0) / noise.length);
  expect(Math.abs(mean)).toBeLessThan(0.02);
  expect(Math.abs(deviation / 0.5 - 1)).toBeLessThan(0.03);
});

test.each(innerLayers.map((layer) => [layer.type, layer] as const))(
  '%s: lowers to at most the declared number of operations',
  (_type, layer) => {
    fc.assert(
      fc.property(shapesOf(layer), optionsOf(layer), (shape, options) => {
        const { analysis } = checkGraph(networkAround(layer, shape, options));
        const { tape } = lowerGraph(analysis, { batch: 2, training: true, isObserved: () => false });
        for (const { node, layer: placed, inputs, params } of analysis.nodes.values()) {
          const made = tape.operations.filter((operation) => operation.node === node.id).length;
          expect(made, node.id).toBeLessThanOrEqual(placed?.operations?.(inputs, params) ?? FEW_OPERATIONS);
        }
      }),
      { numRuns: 20 },
    );
  },
);
