import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { readGraph } from '#engine/graph/index.ts';
import { english, message } from '#engine/text/index.ts';
import { describeError, isRefusal } from './describeError.ts';

test('a user error keeps its message, location and fix', () => {
  const text = message("{{file}} has no column '{{column}}'", { file: 'flowers.csv', column: 'kind' });
  const details = { where: 'flowers.csv', fix: message('Name one of its columns.') };
  const data = { code: 'dataset.missingColumn', ...text, ...details };
  const error = new ORPCError('USER_ERROR', { defined: true, message: english(text), data });
  expect(describeError(error)).toEqual({ code: 'dataset.missingColumn', message: text, ...details });
  expect(isRefusal(error)).toBe(true);
});

test('an error of the graph reader in the window is shown in the same way', () => {
  let thrown: unknown;
  try {
    readGraph('{"format": "something else"}', 'mine.json');
  } catch (error) {
    thrown = error;
  }
  expect(describeError(thrown)).toMatchObject({ code: 'graph.foreign', where: 'mine.json' });
});

test('an internal error is shown as such, with its text', () => {
  const described = describeError(new ORPCError('INTERNAL_SERVER_ERROR', { message: 'out of cheese' }));
  expect(english(described.message)).toBe('Something went wrong inside Backwire');
  expect(described.where).toBe('out of cheese');
});

test('an argument that violates the contract is named', () => {
  const issues = [{ path: ['document', 'nodes', 0, 'type'], message: 'expected text, found 5' }];
  const described = describeError(new ORPCError('BAD_REQUEST', { message: 'Input validation failed', data: { issues } }));
  expect(described.where).toBe('document.nodes[0].type: expected text, found 5');
});

test('a call interrupted by the connection is not a refusal', () => {
  const error = new Error('Cannot send message, WebSocket is not open.');
  expect(isRefusal(error)).toBe(false);
  expect(describeError(error).code).toBe('connection');
});
