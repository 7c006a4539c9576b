import { describe, expect, test } from 'vitest';
import { analyzeGraph, applyEdits, emptyGraph, type GraphDocument, type GraphEdge } from '#engine/graph/index.ts';
import { LAYERS } from '#engine/layers/index.ts';
import { say } from '../../language/index.ts';
import { judgeWire } from '../judgeWire.ts';
import { fixesForWire } from './fixesForWire.ts';

type Layers = readonly (readonly [id: string, type: string, params?: Record<string, unknown>])[];

function graph(layers: Layers, ...wires: readonly string[]): GraphDocument {
  return {
    ...emptyGraph('Test'),
    nodes: layers.map(([id, type, params], index) => ({
      id,
      type,
      position: { x: index * 250, y: 0 },
      ...(params && { params }),
    })),
    edges: wires.map(wire),
  };
}

/** `a > b.port`, by default the port `in`. */
function wire(text: string): GraphEdge {
  const [from, to] = text.split(' > ');
  const [node, port = 'in'] = to.split('.');
  return { from: [from, 'out'], to: [node, port] };
}

const labels = (document: GraphDocument, drawn: string) =>
  fixesForWire(document, undefined, wire(drawn)).map(({ label }) => say(label));

describe('fixes for a wire', () => {
  test('a valid wire needs none', () => {
    expect(
      labels(
        graph([
          ['x', 'input', { shape: [4] }],
          ['d', 'dense'],
        ]),
        'x > d',
      ),
    ).toEqual([]);
  });

  test('an image before a dense layer that leads to a loss is flattened, or averaged', () => {
    const document = graph(
      [
        ['x', 'input', { shape: [8, 8, 1] }],
        ['c', 'conv2d', { filters: 4, kernelSize: 3 }],
        ['d', 'dense', { units: 10 }],
        ['y', 'target', { shape: [], classes: 10 }],
        ['loss', 'crossEntropy'],
      ],
      'x > c',
      'd > loss.prediction',
      'y > loss.target',
    );
    expect(labels(document, 'c > d')).toEqual(['Insert Flatten', 'Insert Global average pooling']);
  });

  test('a vector before a convolution gets the shape of an image', () => {
    const document = graph([
      ['x', 'input', { shape: [16] }],
      ['d', 'dense', { units: 784 }],
      ['c', 'conv2d'],
    ]);
    expect(labels({ ...document, edges: [wire('x > d')] }, 'd > c')).toContain('Insert Reshape to 28 × 28 × 1');
    expect(labels(document, 'x > c')).toEqual(["Set shape of 'x' to [4,4,1]", 'Insert Reshape to 4 × 4 × 1']);
  });

  test("the data's own shape goes before a guess", () => {
    const document = graph([
      ['x', 'input', { shape: [3072] }],
      ['c', 'conv2d'],
    ]);
    const data = { inputs: [{ name: 'x', shape: [32, 32, 3] }], targets: [] };
    expect(say(fixesForWire(document, data, wire('x > c'))[0].label)).toBe("Set shape of 'x' to [32,32,3]");
  });

  test('a recurrent layer before another returns every timestep', () => {
    const document = graph(
      [
        ['x', 'input', { shape: [12, 3] }],
        ['first', 'lstm', { units: 8 }],
        ['second', 'gru', { units: 8 }],
      ],
      'x > first',
    );
    expect(labels(document, 'first > second')[0]).toBe("Set returnSequences of 'first' to true");
  });

  test('every timestep of a sequence before a loss with a single target', () => {
    const document = graph(
      [
        ['x', 'input', { shape: [12, 3] }],
        ['s', 'lstm', { units: 5, returnSequences: true }],
        ['y', 'target', { shape: [], classes: 5 }],
        ['loss', 'crossEntropy'],
      ],
      'x > s',
      'y > loss.target',
    );
    expect(labels(document, 's > loss.prediction')).toContain("Set returnSequences of 's' to false");
  });

  test('too few scores: the units of the layer before, or an additional layer', () => {
    const document = graph(
      [
        ['x', 'input', { shape: [4] }],
        ['d', 'dense', { units: 64 }],
        ['r', 'relu'],
        ['y', 'target', { shape: [], classes: 3 }],
        ['loss', 'crossEntropy'],
      ],
      'x > d',
      'd > r',
      'y > loss.target',
    );
    expect(labels(document, 'r > loss.prediction')).toEqual(["Set units of 'd' to 3", 'Insert Dense with 3 units']);
  });

  test('an image before a cross-entropy', () => {
    const document = graph(
      [
        ['x', 'input', { shape: [8, 8, 2] }],
        ['y', 'target', { shape: [], classes: 3 }],
        ['loss', 'crossEntropy'],
      ],
      'y > loss.target',
    );
    expect(labels(document, 'x > loss.prediction')).toEqual(['Insert Flatten and Dense with 3 units']);
  });

  test('a sum of vectors of different lengths', () => {
    const document = graph(
      [
        ['x', 'input', { shape: [4] }],
        ['a', 'dense', { units: 64 }],
        ['b', 'dense', { units: 32 }],
        ['sum', 'add'],
      ],
      'x > a',
      'x > b',
      'a > sum.in1',
    );
    expect(labels(document, 'b > sum.in2')).toEqual(["Set units of 'b' to 64", 'Insert Dense with 64 units']);
  });

  test('a sum of images with different channels', () => {
    const document = graph(
      [
        ['x', 'input', { shape: [8, 8, 3] }],
        ['c', 'conv2d', { filters: 16, kernelSize: 3, padding: 'same' }],
        ['sum', 'add'],
      ],
      'x > c',
      'c > sum.in1',
    );
    expect(labels(document, 'x > sum.in2')).toContain('Insert Conv 2D 1 × 1 with 16 filters');
  });

  test('images of different sizes side by side', () => {
    const document = graph(
      [
        ['x', 'input', { shape: [8, 8, 3] }],
        ['p', 'maxPool2d', { poolSize: 2 }],
        ['cat', 'concat'],
      ],
      'x > p',
    );
    expect(labels({ ...document, edges: [...document.edges, wire('p > cat.in1')] }, 'x > cat.in2')).toContain(
      'Insert Max pooling 2 × 2',
    );
    expect(labels({ ...document, edges: [...document.edges, wire('x > cat.in1')] }, 'p > cat.in2')).toContain(
      'Insert Upsample 2 × 2',
    );
  });

  test('a target that does not match the prediction', () => {
    const document = graph(
      [
        ['x', 'input', { shape: [4] }],
        ['d', 'dense', { units: 2 }],
        ['y', 'target', { shape: [5] }],
        ['loss', 'mse'],
      ],
      'x > d',
      'd > loss.prediction',
    );
    expect(labels(document, 'y > loss.target')).toContain("Set shape of 'y' to [2]");
  });

  test('a prediction that does not match the target', () => {
    const document = graph(
      [
        ['x', 'input', { shape: [4] }],
        ['d', 'dense', { units: 2 }],
        ['y', 'target', { shape: [] }],
        ['loss', 'mse'],
      ],
      'x > d',
      'y > loss.target',
    );
    expect(labels(document, 'd > loss.prediction')).toEqual(["Set units of 'd' to 1", 'Insert Dense with 1 unit']);
  });

  test('a wire that closes a cycle is connected by removing another one', () => {
    const document = graph(
      [
        ['x', 'input', { shape: [4] }],
        ['a', 'dense'],
        ['b', 'relu'],
        ['c', 'tanh'],
      ],
      'x > a',
      'a > b',
      'b > c',
    );
    expect(labels(document, 'c > a')).toEqual(["Remove the wire from 'b' to 'c'", "Remove the wire from 'a' to 'b'"]);
  });

  test('new nodes are placed between the ends of the wire', () => {
    const document = graph([
      ['x', 'input', { shape: [9] }],
      ['c', 'conv2d', { kernelSize: 1 }],
    ]);
    const fix = fixesForWire(document, undefined, wire('x > c')).find(({ label }) => say(label).startsWith('Insert'));
    const next = applyEdits(document, fix?.edits ?? []);
    const added = next.nodes.find(({ type }) => type === 'reshape');
    expect(added?.position?.x).toBeGreaterThan(0);
    expect(next.edges).toEqual([wire(`x > ${added?.id}`), wire(`${added?.id} > c`)]);
  });
});

const SHAPES = [[], [6], [16], [784], [5, 3], [12, 8], [8, 8, 1], [7, 5, 3]];
const single = LAYERS.filter(({ inputs }) => 'in' in inputs);

test.each(SHAPES.map((shape) => [shape]))('every fix for samples of shape %j removes the error', (shape) => {
  for (const { type } of single) {
    const document = graph([
      ['x', 'input', { shape }],
      ['l', type],
    ]);
    const edge = wire('x > l');
    const { kind } = judgeWire(document, undefined, edge);
    const fixes = fixesForWire(document, undefined, edge);
    if (kind === 'fits') expect(fixes).toEqual([]);
    for (const { edits } of fixes) {
      const errors = analyzeGraph(applyEdits(document, edits)).diagnostics.filter(({ code }) => code === 'shape.mismatch');
      expect(errors).toEqual([]);
    }
  }
});
