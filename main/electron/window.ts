import { join } from 'node:path';
import { app, BrowserWindow, screen } from 'electron';
import { ORIGIN } from './address.ts';
import { webPreferences } from './security.ts';
import { placeWindow, readWindowState, rememberWindow } from './windowState.ts';

/** The smallest window in which everything fits. */
const SMALLEST = { minWidth: 800, minHeight: 600 };

/** Opens the window at its last position, and shows it once it is rendered. */
export function openWindow(preloadFile: string, resourcesDirectory: string): BrowserWindow {
  const stateFile = join(app.getPath('userData'), 'window.json');
  const state = readWindowState(stateFile);
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...placeWindow(state, screens),
    ...SMALLEST,
    title: app.name,
    icon: join(resourcesDirectory, 'icons', 'icon.png'),
    show: false,
    webPreferences: webPreferences(preloadFile),
  });
  rememberWindow(window, stateFile);
  window.once('ready-to-show', () => {
    if (state?.maximized) window.maximize();
    window.show();
  });
  window.loadURL(`${ORIGIN}/`).catch((error) => console.error(`The page could not be loaded: ${error.message}`));
  return window;
}
