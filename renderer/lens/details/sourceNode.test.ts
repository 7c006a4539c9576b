import { expect, test } from 'vitest';
import { graph } from '#engine/testing/networks.ts';
import { tensorOf } from '../tensors/testing/tensors.ts';
import type { PassNode } from '../values/passValues.ts';
import { flattenedImage, sourceOf } from './sourceNode.ts';

/** Nodes of a pass by the shapes of their outputs for one sample. */
function passOf(shapes: Readonly<Record<string, readonly number[]>>): (id: string) => PassNode | undefined {
  return (id) => {
    const shape = shapes[id];
    return shape && { id, out: tensorOf(`${id}.out`, [1, ...shape], []), inner: [], parameters: [] };
  };
}

const noPicture = () => undefined;

test('the source of a node is the nearest node of the pass before it, past bypassed ones', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [2] }],
      ['h', 'dense'],
      ['r', 'relu'],
      ['o', 'dense'],
      ['sum', 'add'],
    ],
    [
      ['x', 'h'],
      ['h', 'r'],
      ['r', 'o'],
      ['o', 'sum', 'in1'],
      ['h', 'sum', 'in2'],
    ],
  );
  const nodes = passOf({ x: [2], h: [3], o: [3], sum: [3] });
  expect(sourceOf(document, nodes, 'h')?.id).toBe('x');
  expect(sourceOf(document, nodes, 'o')?.id).toBe('h');
  expect(sourceOf(document, nodes, 'sum')).toBeUndefined();
  expect(sourceOf(document, nodes, 'x')).toBeUndefined();
});

test('maps are taken flattened by a dense layer behind layers that keep each element apart', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [6, 6, 1] }],
      ['c', 'conv2d'],
      ['f', 'flatten'],
      ['n', 'batchNorm'],
      ['h', 'dense'],
      ['o', 'dense'],
    ],
    [
      ['x', 'c'],
      ['c', 'f'],
      ['f', 'n'],
      ['n', 'h'],
      ['h', 'o'],
    ],
  );
  const nodes = passOf({ x: [6, 6, 1], c: [4, 4, 2], f: [32], n: [32], h: [32], o: [5] });
  expect(flattenedImage(document, nodes, 'h', noPicture)).toEqual([4, 4, 2]);
  // The layer before it mixes the pixels, even if their number stays.
  expect(flattenedImage(document, nodes, 'o', noPicture)).toBeUndefined();
});

test('data that a graph takes flattened has the shape of the data’s own images; a matrix between layers is a sequence', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [784] }],
      ['h', 'dense'],
      ['s', 'reshape'],
      ['f', 'flatten'],
      ['o', 'dense'],
    ],
    [
      ['x', 'h'],
      ['h', 's'],
      ['s', 'f'],
      ['f', 'o'],
    ],
  );
  const nodes = passOf({ x: [784], h: [12], s: [4, 3], f: [12], o: [5] });
  const picture = (count: number) => (count === 784 ? [28, 28, 1] : undefined);
  expect(flattenedImage(document, nodes, 'h', picture)).toEqual([28, 28, 1]);
  expect(flattenedImage(document, nodes, 'h', noPicture)).toBeUndefined();
  expect(flattenedImage(document, nodes, 'o', picture)).toBeUndefined();
});

test('a side shorter than three makes no image', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [2, 8, 1] }],
      ['f', 'flatten'],
      ['h', 'dense'],
    ],
    [
      ['x', 'f'],
      ['f', 'h'],
    ],
  );
  expect(flattenedImage(document, passOf({ x: [2, 8, 1], f: [16], h: [5] }), 'h', noPicture)).toBeUndefined();
});
