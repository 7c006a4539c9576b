import type { ClientContext, ClientLink } from '@orpc/client';
import { createStore, type StoreApi } from 'zustand/vanilla';

type Link = ClientLink<ClientContext>;

/** One open connection to the main process. */
export interface Line {
  readonly link: Link;
  /** Resolves when it has closed. */
  readonly closed: Promise<void>;
}

/** Opens a connection; rejects on failure. */
export type OpenLine = () => Promise<Line>;

interface ConnectionState {
  readonly status: 'connecting' | 'open' | 'reconnecting';
  /** Failed attempts since the last open connection. */
  readonly failures: number;
}

export interface Connection {
  /** Calls wait until a connection is open. Calls in progress when it breaks fail. */
  readonly link: Link;
  readonly state: StoreApi<ConnectionState>;
}

type Wait = (milliseconds: number) => Promise<void>;
const sleep: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Keeps a connection open: reconnects when it breaks, with increasing delays. */
export function keepConnected(open: OpenLine, wait: Wait = sleep): Connection {
  const state = createStore<ConnectionState>(() => ({ status: 'connecting', failures: 0 }));
  let current = Promise.withResolvers<Link>();

  async function keep(): Promise<never> {
    for (;;) {
      try {
        const line = await open();
        state.setState({ status: 'open', failures: 0 });
        current.resolve(line.link);
        await line.closed;
        current = Promise.withResolvers<Link>();
        state.setState({ status: 'reconnecting', failures: 0 });
      } catch {
        state.setState(({ failures }) => ({ status: 'reconnecting', failures: failures + 1 }));
      }
      await wait(backoffDelay(state.getState().failures));
    }
  }
  void keep();

  const link: Link = { call: async (path, input, options) => (await current.promise).call(path, input, options) };
  return { link, state };
}

const FIRST_MS = 250;
const LONGEST_MS = 5000;

/** Delay before a retry, in milliseconds: doubling up to five seconds. */
export function backoffDelay(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
}
