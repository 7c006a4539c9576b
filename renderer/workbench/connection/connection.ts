import type { ClientContext, ClientLink } from '@orpc/client';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { connectionLost } from './connectionErrors.ts';

type Link = ClientLink<ClientContext>;

/** One open connection to the main process. */
export interface Line {
  readonly link: Link;
  /** Resolves when it has closed. */
  readonly closed: Promise<void>;
}

/** Opens a connection; rejects on failure, with `SignedOut` if the server rejects this window. */
export type OpenLine = () => Promise<Line>;

/** The server answers, but not to this window: it was restarted, and has a new address. */
export class SignedOut extends Error {}

interface ConnectionState {
  /** `connecting` until the first connection, `lost` between later ones. */
  readonly status: 'connecting' | 'open' | 'lost';
  /** Failed attempts since the last open connection. */
  readonly failures: number;
  /** True if the server wants its new address. */
  readonly isSignedOut: boolean;
}

export interface Connection {
  /** Calls wait for the first connection; while a later one is lost, they fail: connection.lost. So none is carried out late. */
  readonly link: Link;
  /** Calls wait until a connection is open: for reading, which is right at any time. */
  readonly waitingLink: Link;
  readonly state: StoreApi<ConnectionState>;
  /** Tries to connect now. */
  retry(): void;
}

type Wait = (milliseconds: number) => Promise<void>;
const sleep: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const OPEN: ConnectionState = { status: 'open', failures: 0, isSignedOut: false };

/** Keeps a connection open: reconnects when it breaks, with increasing delays. Calls in progress then fail. */
export function keepConnected(open: OpenLine, wait: Wait = sleep): Connection {
  const state = createStore<ConnectionState>(() => ({ ...OPEN, status: 'connecting' }));
  let current = Promise.withResolvers<Link>();
  let retried = Promise.withResolvers<void>();

  async function keep(): Promise<never> {
    for (;;) {
      try {
        const line = await open();
        current.resolve(line.link);
        state.setState(OPEN);
        await line.closed;
        current = Promise.withResolvers<Link>();
        state.setState({ status: 'lost' });
      } catch (error) {
        state.setState(({ failures }) => ({ failures: failures + 1, isSignedOut: error instanceof SignedOut }));
      }
      retried = Promise.withResolvers();
      await Promise.race([wait(backoffDelay(state.getState().failures)), retried.promise]);
    }
  }
  void keep();

  const waitingLink: Link = { call: async (...call) => (await current.promise).call(...call) };
  return {
    link: {
      call: async (...call) => {
        if (state.getState().status === 'lost') throw connectionLost();
        return waitingLink.call(...call);
      },
    },
    waitingLink,
    state,
    retry: () => retried.resolve(),
  };
}

const FIRST_MS = 250;
const LONGEST_MS = 5000;

/** Delay before a retry, in milliseconds: doubling up to five seconds. */
export function backoffDelay(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
}
