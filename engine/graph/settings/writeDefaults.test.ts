import { expect, test } from 'vitest';
import { classifier } from '../../testing/networks.ts';
import { diffDocuments, isSame } from '../document/difference.ts';
import type { GraphDocument } from '../document/document.ts';
import { writeDefaults } from './writeDefaults.ts';

const written: GraphDocument = { ...classifier(), data: { dataset: 'iris', normalize: 'none' } };
/** With other parameters of the dense layer 'h', and other data settings. */
const withSettings = (params: object, data: object = {}): GraphDocument => ({
  ...written,
  data: { dataset: 'iris', ...data },
  nodes: written.nodes.map((node) => (node.id === 'h' ? { ...node, params: { ...node.params, ...params } } : node)),
});
const differenceTo = (other: GraphDocument) => diffDocuments(writeDefaults(written), writeDefaults(other));

test('a setting at its default, written out or not, is no difference', () => {
  expect(isSame(differenceTo(withSettings({ useBias: true }, { validation: 0.1 })))).toBe(true);
});

test('another value differs from a default that is not written', () => {
  const { nodes, settings } = differenceTo(withSettings({ useBias: false }, { normalize: 'standard' }));
  expect(nodes.changed.map(({ values }) => values)).toEqual([[{ path: ['params', 'useBias'], before: true, after: false }]]);
  expect(settings).toEqual([{ path: ['data', 'normalize'], before: 'none', after: 'standard' }]);
});

test('nodes of an unknown type, and a graph without data, stay as they are', () => {
  const { data: _, ...document } = written;
  const strange = { ...document, nodes: [{ id: 'a', type: 'strange', params: { b: 1 } }] };
  expect(writeDefaults(strange)).toEqual(strange);
});
