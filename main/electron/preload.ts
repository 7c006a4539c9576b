/**
 * The preload script. It exposes only a MessagePort, over which page and main process use the contract, the paths of files that
 * the user drops or chooses, and the native menu's choices.
 * 1. The page finds `globalThis.backwireHost`, which only exists in the desktop shell, and calls `requestPort()`.
 * 2. This script asks the main process, which checks the sender and answers with one end of a new channel.
 * 3. This script posts `{ type: 'backwire:port' }` with that end to the page, which takes it from the event's `ports`.
 * Each call gives a new port, so that the page can reconnect.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { ABOUT, PORT, REQUEST_PORT } from './channels.ts';

/** The part of the page's window used here; the rest of this folder has no DOM. */
declare const window: {
  readonly location: { readonly origin: string };
  postMessage(message: unknown, targetOrigin: string, transfer?: readonly unknown[]): void;
};

contextBridge.exposeInMainWorld('backwireHost', {
  requestPort(): void {
    ipcRenderer.send(REQUEST_PORT);
  },
  /** @returns an empty string for a file created by a script, which has no path */
  pathOf(file: File): string {
    return webUtils.getPathForFile(file);
  },
});

ipcRenderer.on(PORT, (event) => {
  window.postMessage({ type: PORT }, window.location.origin, event.ports);
});

ipcRenderer.on(ABOUT, () => window.postMessage({ type: ABOUT }, window.location.origin));
