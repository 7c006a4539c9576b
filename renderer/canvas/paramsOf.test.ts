import { expect, test } from 'vitest';
import { type DataDescription, emptyGraph, findNodeType, type GraphDocument } from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';
import { paramsFrom } from './paramsOf.ts';

const layer = (type: string) => findNodeType(type) as Layer;
const data: DataDescription = {
  inputs: [
    { name: 'left', shape: [2] },
    { name: 'right', shape: [28, 28] },
  ],
  targets: [{ name: 'species', shape: [], classes: 3 }],
};
const empty = emptyGraph('Test');

test('a new target takes shape and classes from the data', () => {
  expect(paramsFrom(layer('target'), empty, data)).toEqual({ params: { shape: [], classes: 3 } });
});

test('a second input takes the second column, and a third the defaults', () => {
  const one: GraphDocument = { ...empty, nodes: [{ id: 'x', type: 'input' }] };
  expect(paramsFrom(layer('input'), one, data)).toEqual({ params: { shape: [28, 28] } });
  const two: GraphDocument = { ...empty, nodes: [...one.nodes, { id: 'z', type: 'input' }] };
  expect(paramsFrom(layer('input'), two, data)).toEqual({});
});

test('any other layer, and any without data, has the defaults', () => {
  expect(paramsFrom(layer('dense'), empty, data)).toEqual({});
  expect(paramsFrom(layer('target'), empty, undefined)).toEqual({});
});
