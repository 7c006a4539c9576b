import { expect, test, vi } from 'vitest';
import { backoffDelay, keepConnected, type Line, type OpenLine } from './connection.ts';

const options = { context: {} };
const atOnce = async () => {};

/** A connection that answers every call with its name, and a function to cut it. */
function line(name: string): { line: Line; cut: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { line: { link: { call: async () => name }, closed: promise }, cut: resolve };
}

/** Opens the given connections in turn; an error is a failed attempt. */
function opener(...outcomes: (Line | Error)[]): OpenLine {
  return async () => {
    const next = outcomes.shift();
    if (!next) return new Promise<Line>(() => {});
    if (next instanceof Error) throw next;
    return next;
  };
}

test('a call made before the connection is open is answered once it is', async () => {
  const { link } = keepConnected(opener(new Error('refused'), line('first').line), atOnce);
  expect(await link.call(['system', 'info'], undefined, options)).toBe('first');
});

test('after a break, calls wait for the next connection', async () => {
  const first = line('first');
  const { promise: pause, resolve: endPause } = Promise.withResolvers<void>();
  const { link, state } = keepConnected(opener(first.line, new Error('refused'), line('second').line), () => pause);
  expect(await link.call([], undefined, options)).toBe('first');
  first.cut();
  await vi.waitUntil(() => state.getState().status === 'reconnecting');
  const answer = link.call([], undefined, options);
  endPause();
  expect(await answer).toBe('second');
  expect(state.getState()).toEqual({ status: 'open', failures: 0 });
});

test('failed attempts are counted, and delays grow to five seconds', async () => {
  const waited: number[] = [];
  const wait = async (milliseconds: number) => {
    waited.push(milliseconds);
  };
  const { link } = keepConnected(opener(new Error(), new Error(), new Error(), line('late').line), wait);
  expect(await link.call([], undefined, options)).toBe('late');
  expect(waited).toEqual([250, 500, 1000]);
  expect(backoffDelay(50)).toBe(5000);
});
