import { expect, test, vi } from 'vitest';
import { ABOUT, PORT, REQUEST_PORT } from './channels.ts';

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { send: vi.fn(), on: vi.fn() },
  webUtils: { getPathForFile: vi.fn(() => '/home/ada/flowers.csv') },
}));
vi.mock('electron', () => electron);

test('the page can ask for a port, whose answer is posted to it alone, and for the path of a file; it sees nothing else', async () => {
  const postMessage = vi.fn();
  vi.stubGlobal('window', { location: { origin: 'app://backwire' }, postMessage });
  await import('./preload.ts');

  expect(electron.contextBridge.exposeInMainWorld).toHaveBeenCalledExactlyOnceWith('backwireHost', {
    requestPort: expect.any(Function),
    pathOf: expect.any(Function),
  });
  const [[, exposed]] = electron.contextBridge.exposeInMainWorld.mock.calls;
  exposed.requestPort('ignored');
  expect(electron.ipcRenderer.send.mock.calls).toEqual([[REQUEST_PORT]]);

  const file = new File([], 'flowers.csv');
  expect(exposed.pathOf(file)).toBe('/home/ada/flowers.csv');
  expect(electron.webUtils.getPathForFile).toHaveBeenCalledExactlyOnceWith(file);

  const [[channel, receive], [menuChannel, showAbout]] = electron.ipcRenderer.on.mock.calls;
  const port = {};
  receive({ ports: [port] });
  expect(channel).toBe(PORT);
  expect(postMessage).toHaveBeenCalledExactlyOnceWith({ type: 'backwire:port' }, 'app://backwire', [port]);

  showAbout();
  expect(menuChannel).toBe(ABOUT);
  expect(postMessage.mock.calls.at(-1)).toEqual([{ type: 'backwire:about' }, 'app://backwire']);
});
