import { expect, test, vi } from 'vitest';
import { backoffDelay, keepConnected, type Line, type OpenLine, SignedOut } from './connection.ts';

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

/** A connection that was open once and is lost, until `reconnect`. */
async function lost(...attempts: Error[]) {
  const first = line('first');
  const { promise: pause, resolve: reconnect } = Promise.withResolvers<void>();
  const connection = keepConnected(opener(first.line, ...attempts, line('second').line), () => pause);
  await connection.link.call([], undefined, options);
  first.cut();
  await vi.waitUntil(() => connection.state.getState().status === 'lost');
  return { ...connection, reconnect };
}

test('a call after a break fails at once, and is not carried out after reconnecting', async () => {
  const { link, waitingLink, state, reconnect } = await lost();
  await expect(link.call(['runs', 'start'], undefined, options)).rejects.toMatchObject({ code: 'connection.lost' });
  const reading = waitingLink.call(['runs', 'list'], undefined, options);
  reconnect();
  expect(await reading).toBe('second');
  expect(state.getState()).toEqual({ status: 'open', failures: 0, isSignedOut: false });
});

test('a retry on request does not wait, and a server that was restarted is recognized', async () => {
  const { state, retry, waitingLink } = await lost(new SignedOut());
  retry();
  await vi.waitUntil(() => state.getState().isSignedOut);
  expect(state.getState()).toEqual({ status: 'lost', failures: 1, isSignedOut: true });
  retry();
  expect(await waitingLink.call([], undefined, options)).toBe('second');
  expect(state.getState().isSignedOut).toBe(false);
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
