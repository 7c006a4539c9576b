import { expect, test } from 'vitest';
import type { GraphEdge } from '#engine/graph/index.ts';
import { reach, stepFrom } from './neighbors.ts';

const wire = (from: string, to: string, port = 'in'): GraphEdge => ({ from: [from, 'out'], to: [to, port] });

/** x feeds a and b, which are added; the target y meets the sum at the loss. */
const document = {
  edges: [
    wire('x', 'a'),
    wire('x', 'b'),
    wire('a', 'sum', 'in1'),
    wire('b', 'sum', 'in2'),
    wire('sum', 'loss', 'prediction'),
    wire('y', 'loss', 'target'),
  ],
};

test('upstream is everything a node depends on, downstream everything that depends on it', () => {
  expect(reach(document, new Set(['sum']), 'upstream')).toEqual(new Set(['sum', 'a', 'b', 'x']));
  expect(reach(document, new Set(['a']), 'downstream')).toEqual(new Set(['a', 'sum', 'loss']));
});

test('a cycle terminates', () => {
  expect(reach({ edges: [wire('a', 'b'), wire('b', 'a')] }, new Set(['a']), 'downstream').size).toBe(2);
});

test('steps follow the wires, and go to siblings', () => {
  expect(stepFrom(document, 'a', 'upstream')).toBe('x');
  expect(stepFrom(document, 'a', 'downstream')).toBe('sum');
  expect(stepFrom(document, 'a', 'next')).toBe('b');
  expect(stepFrom(document, 'a', 'previous')).toBe('b');
  expect(stepFrom(document, 'y', 'next')).toBe('sum');
  expect(stepFrom(document, 'x', 'upstream')).toBeUndefined();
});
