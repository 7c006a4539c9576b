import { expect, test } from 'vitest';
import { phasesOf, reachedAt, walkThrough } from './walk.ts';

const node = (id: string, trained = false) => ({ id, dout: {}, parameters: trained ? [{ gradient: {} }] : [] });
const input = { id: 'x', parameters: [] };
const nodes = [input, { id: 'y', parameters: [] }, node('h', true), node('f'), node('out', true), node('loss')];
const walk = walkThrough(nodes, (id) => id === 'loss');
const told = walk.steps.map((step) => `${step.phase} ${step.node ?? ''}`.trim());

test('a walk goes forward to the loss, backward as far as there are gradients, and updates what is trained', () => {
  expect(told).toEqual([
    'forward x',
    'forward y',
    'forward h',
    'forward f',
    'forward out',
    'loss loss',
    'backward out',
    'backward f',
    'backward h',
    'update h',
    'update out',
    'complete',
  ]);
});

test('at a position, nodes are reached up to it, and one is current', () => {
  const at = told.indexOf('backward f');
  expect(reachedAt(walk, at, 'f')).toEqual({ isForward: true, isBackward: true, isUpdated: false, isCurrent: true });
  expect(reachedAt(walk, at, 'h')).toEqual({ isForward: true, isBackward: false, isUpdated: false, isCurrent: false });
  expect(reachedAt(walk, 0, 'h')).toEqual({ isForward: false, isBackward: false, isUpdated: false, isCurrent: false });
});

test('at the end everything is shown, also what no step reveals', () => {
  expect(reachedAt(walk, told.length - 1, 'x')).toEqual({
    isForward: true,
    isBackward: true,
    isUpdated: true,
    isCurrent: false,
  });
});

test('without a loss there is only the forward part', () => {
  const forward = walkThrough([input, { id: 'h', parameters: [] }], () => false);
  expect(phasesOf(forward)).toEqual([
    { phase: 'forward', from: 0, count: 2 },
    { phase: 'complete', from: 2, count: 1 },
  ]);
});
