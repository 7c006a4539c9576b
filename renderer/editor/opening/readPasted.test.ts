import { expect, test } from 'vitest';
import { emptyGraph, GRAPH_LIMITS } from '#engine/graph/index.ts';
import { english } from '#engine/messages/index.ts';
import { writeFragment } from '../../document/index.ts';
import { readPasted, requireCapacity } from './readPasted.ts';

const nodes = [{ id: 'a', type: 'relu' }];
const refusal = (text: string) => {
  try {
    return readPasted(text).kind;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('copied nodes and whole graphs are distinguished', () => {
  expect(readPasted(writeFragment({ nodes, edges: [] }))).toMatchObject({ kind: 'nodes', fragment: { nodes } });
  const pasted = readPasted(JSON.stringify({ ...emptyGraph('Net'), nodes }));
  expect(pasted).toMatchObject({ kind: 'graph', opened: { document: { name: 'Net', nodes } } });
});

test('text not meant for the canvas is ignored', () => {
  for (const text of ['', 'Call me Ishmael.', '42', 'https://example.org/{a}']) expect(refusal(text)).toBe('other');
});

test('text that looks like a graph but is none is rejected with the reason', () => {
  expect(refusal('{"format": "backwire-graph", "nodes": [{"id":')).toBe('graph.notJson');
  expect(refusal('{"nodes": []}')).toBe('graph.foreign');
  expect(refusal('[1, 2, 3]')).toBe('graph.foreign');
  expect(refusal('{"format": "backwire-graph", "version": 1, "nodes": [{}], "edges": []}')).toBe('graph.malformed');
  expect(refusal('{"format": "backwire-nodes", "nodes": 3}')).toBe('graph.malformed');
  expect(refusal(`${'['.repeat(100_000)}`)).toBe('graph.notJson');
  expect(refusal(`{${' '.repeat(GRAPH_LIMITS.bytes)}}`)).toBe('graph.tooLarge');
});

test('nodes that would make the graph too large are rejected', () => {
  const many = {
    nodes: Array.from({ length: GRAPH_LIMITS.nodes }, (_, index) => ({ id: `n${index}`, type: 'relu' })),
    edges: [],
  };
  expect(() => requireCapacity(many, { nodes: [], edges: [] })).not.toThrow();
  expect(() => requireCapacity(many, { nodes, edges: [] })).toThrow('at most 20000 nodes');
});

test('a newer version is named, and with it what to do', () => {
  const newer = { ...emptyGraph('Net'), version: 9 };
  for (const data of [
    { ...newer, nodes },
    { ...newer, format: 'backwire-nodes', nodes },
  ]) {
    const { newerVersion } = { newerVersion: undefined, ...readPasted(JSON.stringify(data)) };
    expect(newerVersion && english(newerVersion)).toContain('version 9; this program knows versions up to 1');
  }
  expect(readPasted(writeFragment({ nodes, edges: [] }))).toMatchObject({ newerVersion: undefined });
  for (const format of ['backwire-graph', 'backwire-nodes']) {
    expect(refusal(JSON.stringify({ format, version: 9, nodes: [{ kind: 'relu' }], edges: [] }))).toBe('graph.tooNew');
  }
});
