import { expect, test } from 'vitest';
import { findNodes } from './findNodes.ts';

const document = {
  nodes: [
    { id: 'x', type: 'input' },
    { id: 'h1', type: 'dense', label: 'Hidden layer' },
    { id: 'c', type: 'maxPool2d' },
  ],
};
const ids = (query: string) => findNodes(document, query).map(({ id }) => id);

test('nodes are found by name, layer, type and id', () => {
  expect(ids('hidden')).toEqual(['h1']);
  expect(ids('dense')).toEqual(['h1']);
  expect(ids('max pool')).toEqual(['c']);
  expect(ids('maxpool2d')).toEqual(['c']);
  expect(ids('H1')).toEqual(['h1']);
  expect(ids('dense hidden')).toEqual(['h1']);
});

test('an empty query finds nothing', () => {
  expect(ids(' ')).toEqual([]);
});
