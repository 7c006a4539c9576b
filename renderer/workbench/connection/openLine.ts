import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { type Line, SignedOut } from './connection.ts';

const PORT_MESSAGE = 'backwire:port';

/** A message port of the desktop shell. Its preload script answers a request with a window message that carries the port. */
export function openPort(host: { requestPort(): void }): Promise<Line> {
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

/** A WebSocket to the page's server. */
export function openSocket(): Promise<Line> {
  const address = new URL('/rpc', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const websocket = new WebSocket(address);
  // The link must listen before the first message can arrive.
  const link = new SocketLink({ websocket });
  return new Promise((resolve, reject) => {
    const closed = new Promise<void>((end) => websocket.addEventListener('close', () => end()));
    websocket.addEventListener('open', () => resolve({ link, closed }));
    websocket.addEventListener('error', async () => reject(await explainRefusal()));
  });
}

const PATIENCE_MS = 5000;

/** A browser hides the status with which a WebSocket was refused; the page's own address has the same one. */
async function explainRefusal(): Promise<Error> {
  const asked = fetch('/', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
  const answer = await asked.catch(() => undefined);
  return answer?.status === 401 ? new SignedOut() : new Error('The WebSocket was not opened');
}
