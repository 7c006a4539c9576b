import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import { type Access, authority, createAccess } from './access.ts';
import type { BoundServer } from './bind.ts';
import type { Downloads } from './downloads.ts';
import { createRequestListener } from './requests.ts';
import type { Uploads } from './uploads.ts';

export interface Site {
  readonly router: AnyRouter;
  readonly downloads: Downloads;
  readonly uploads: Uploads;
  readonly rendererDirectory: string;
}

export interface Listening {
  /** The address to open in a browser, with the token. */
  readonly address: string;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/** Path of the page's WebSocket. */
const RPC = '/rpc';

/** Far more than a large graph, the largest message of a page. */
const LARGEST_MESSAGE = 32 * 1024 * 1024;

/** Time limit of a large upload over a slow network. Headers have a minute, Node's default. */
const LONGEST_REQUEST_MS = 3_600_000;

/** Serves the page, downloads, uploads, and the contract on a WebSocket. */
export function connect({ server, host, port }: BoundServer, { router, ...site }: Site): Listening {
  const access = createAccess(host, port);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  server.requestTimeout = LONGEST_REQUEST_MS;
  server.on('request', createRequestListener({ access, ...site }));
  server.on('upgrade', createUpgradeListener(sockets, access, new RPCHandler(router)));
  return {
    address: `http://${authority(reachable(host), port)}/?token=${access.token}`,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const connection of sockets.clients) connection.terminate();
      server.closeAllConnections();
      return closed;
    },
  };
}

function createUpgradeListener(sockets: WebSocketServer, access: Access, handler: RPCHandler<Record<never, never>>) {
  return (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refuseSocket(request, access);
    if (refusal) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connection) => {
      // An oversized or broken message ends only its own connection.
      connection.on('error', (error) => console.error(`A connection was closed: ${error.message}`));
      void handler.upgrade(connection);
    });
  };
}

/** Pages of other sites may open WebSockets to any address; only the origin distinguishes them. */
function refuseSocket(request: IncomingMessage, access: Access): string | null {
  if (!access.isAddressedHere(request) || !access.isFromOwnPage(request)) return '403 Forbidden';
  if (!access.isSignedIn(request)) return '401 Unauthorized';
  return request.url === RPC ? null : '404 Not Found';
}

/** The loopback address of a server that listens on all addresses. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}
