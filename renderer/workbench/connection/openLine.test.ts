import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, expect, test, vi } from 'vitest';
import { chooseShell } from './shell.ts';

afterEach(() => vi.unstubAllGlobals());

/** A window as the desktop shell makes it: asked for a port, it answers with a message that carries one. */
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

test('in the desktop shell, calls go through the port that the preload script hands over', async () => {
  const main = stubDesktopWindow((window, port) => {
    // Neither the message of another frame nor one about something else is taken for it.
    window.dispatchEvent(message({}, { type: 'backwire:port' }, [new MessageChannel().port1]));
    window.dispatchEvent(message(window, { type: 'something else' }, [new MessageChannel().port1]));
    window.dispatchEvent(message(window, { type: 'backwire:port' }, [port]));
  });
  const line = await chooseShell().openLine();
  expect(await line.link.call(['greet'], undefined, { context: {} })).toBe('hello');
  main.close();
  await line.closed;
});
