import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { Line, OpenLine } from './connection.ts';

declare global {
  interface Window {
    /** Only in the desktop shell, put there by its preload script. */
    readonly backwireHost?: { requestPort(): void };
  }
}

const PORT_MESSAGE = 'backwire:port';

/** The line of the host that shows this window: a message port of the desktop shell, or a WebSocket to the local server. */
export function chooseLine(): OpenLine {
  const host = window.backwireHost;
  return host ? () => openPort(host) : openSocket;
}

/** The preload script answers a request with a window message that carries the port. */
function openPort(host: { requestPort(): void }): Promise<Line> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent<unknown>) => {
      const [port] = event.ports;
      if (event.source !== window || !isPortMessage(event.data) || !port) return;
      window.removeEventListener('message', receive);
      const closed = new Promise<void>((end) => port.addEventListener('close', () => end()));
      const link = new PortLink({ port });
      port.start();
      resolve({ link, closed });
    };
    window.addEventListener('message', receive);
    host.requestPort();
  });
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === PORT_MESSAGE;
}

function openSocket(): Promise<Line> {
  const address = new URL('/rpc', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const websocket = new WebSocket(address);
  // The link must listen before the first message can come.
  const link = new SocketLink({ websocket });
  return new Promise((resolve, reject) => {
    const closed = new Promise<void>((end) => websocket.addEventListener('close', () => end()));
    websocket.addEventListener('open', () => resolve({ link, closed }));
    void closed.then(() => reject(new Error('The WebSocket was closed before it opened')));
  });
}
