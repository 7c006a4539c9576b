import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, expect, test, vi } from 'vitest';
import { chooseShell } from './client.ts';

afterEach(() => vi.unstubAllGlobals());

/** A window as in the desktop shell: answers a request with a message that carries a port. */
function stubDesktopWindow(answer: (window: EventTarget, port: MessagePort) => void) {
  const { port1, port2 } = new MessageChannel();
  new RPCHandler({ greet: os.handler(() => 'hello') }).upgrade(port1);
  port1.start();
  const window = new EventTarget();
  Object.assign(window, { backwireHost: { requestPort: () => queueMicrotask(() => answer(window, port2)) } });
  vi.stubGlobal('window', window);
  return { close: () => port1.close() };
}

function message(source: unknown, data: unknown, ports: MessagePort[]): Event {
  return Object.assign(new Event('message'), { source, data, ports });
}

test("in the desktop shell, calls use the preload script's port", async () => {
  const main = stubDesktopWindow((window, port) => {
    // Ignores messages of other frames and other types.
    window.dispatchEvent(message({}, { type: 'backwire:port' }, [new MessageChannel().port1]));
    window.dispatchEvent(message(window, { type: 'something else' }, [new MessageChannel().port1]));
    window.dispatchEvent(message(window, { type: 'backwire:port' }, [port]));
  });
  const line = await chooseShell().openLine();
  expect(await line.link.call(['greet'], undefined, { context: {} })).toBe('hello');
  main.close();
  await line.closed;
});
