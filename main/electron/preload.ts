/**
 * What runs beside the page. It hands over a MessagePort, on which page and main process then speak the contract, the paths of
 * files that the person drops on the page or chooses in a dialog, and what was chosen in the native menu; nothing else.
 *
 * 1. The page finds `globalThis.backwireHost`, which only exists in the desktop shell, and calls `requestPort()`.
 * 2. This script asks the main process, which checks who asks and answers with one end of a new channel.
 * 3. This script posts `{ type: 'backwire:port' }` with that end to the page, which takes it from the event's `ports`.
 *
 * Each call gives a new port, so that the page can reconnect.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { ABOUT, PORT, REQUEST_PORT } from './channels.ts';

/** The little of the page's window that is needed here; the rest of this room has none. */
declare const window: {
  readonly location: { readonly origin: string };
  postMessage(message: unknown, targetOrigin: string, transfer?: readonly unknown[]): void;
};

contextBridge.exposeInMainWorld('backwireHost', {
  requestPort(): void {
    ipcRenderer.send(REQUEST_PORT);
  },
  /** @returns an empty text for a file that a script made: it lies nowhere */
  pathOf(file: File): string {
    return webUtils.getPathForFile(file);
  },
});

ipcRenderer.on(PORT, (event) => {
  window.postMessage({ type: PORT }, window.location.origin, event.ports);
});

ipcRenderer.on(ABOUT, () => window.postMessage({ type: ABOUT }, window.location.origin));
