import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { ABOUT, PORT, REQUEST_PORT } from './channels.ts';

interface Host {
  requestPort(...args: unknown[]): void;
  pathOf(file: File): string;
}

/** Electron as the preload script sees it. */
const electron = vi.hoisted(() => ({
  exposed: {} as Record<string, Host>,
  sent: [] as unknown[][],
  heard: undefined as EventEmitter | undefined,
}));
vi.mock('electron', () => {
  const heard = new EventEmitter();
  electron.heard = heard;
  return {
    contextBridge: { exposeInMainWorld: (name: string, host: Host) => Object.assign(electron.exposed, { [name]: host }) },
    ipcRenderer: Object.assign(heard, { send: (...message: unknown[]) => electron.sent.push(message) }),
    webUtils: { getPathForFile: ({ name }: File) => `/home/ada/${name}` },
  };
});

test('the page can request a port, which is posted to it alone, and file paths; it has access to nothing else', async () => {
  const postMessage = vi.fn();
  vi.stubGlobal('window', { location: { origin: 'app://backwire' }, postMessage });
  await import('./preload.ts');

  expect(electron.exposed).toEqual({ backwireHost: { requestPort: expect.any(Function), pathOf: expect.any(Function) } });
  const { requestPort, pathOf } = electron.exposed.backwireHost;
  requestPort('ignored');
  expect(electron.sent).toEqual([[REQUEST_PORT]]);
  expect(pathOf(new File([], 'flowers.csv'))).toBe('/home/ada/flowers.csv');

  const port = {};
  electron.heard?.emit(PORT, { ports: [port] });
  expect(postMessage).toHaveBeenCalledExactlyOnceWith({ type: 'backwire:port' }, 'app://backwire', [port]);

  electron.heard?.emit(ABOUT);
  expect(postMessage).toHaveBeenLastCalledWith({ type: 'backwire:about' }, 'app://backwire');
});
