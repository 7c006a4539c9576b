import { join } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, Menu, MessageChannelMain, protocol, session } from 'electron';
import type { App } from '#app/app.ts';
import type { Language } from '#app/contract/index.ts';
import { UserError } from '#engine/errors.ts';
import { DATABASE_NAME, locate } from '../installation/index.ts';
import { readCommand, readDatabaseFile } from './arguments.ts';
import { ABOUT } from './channels.ts';
import { createDesktopHost } from './desktopHost.ts';
import { menuTemplate } from './menu.ts';
import { openWithBackup } from './openWithBackup.ts';
import { offerPorts } from './ports.ts';
import { servePage } from './protocol.ts';
import { refuseNavigation, refusePermissions, SCHEMES } from './security.ts';
import { languageOfSystem, textsIn } from './shellTexts.ts';
import { openWindow } from './window.ts';

const { rendererDirectory, resourcesDirectory, workerUrl, preloadFile } = locate(import.meta.url);
let window: BrowserWindow | undefined;

protocol.registerSchemesAsPrivileged(SCHEMES);
app.enableSandbox();
const command = readCommand(process.argv, app.isPackaged);
if (command) runCommand(command);
else if (app.requestSingleInstanceLock()) run();
else app.quit();

/** Runs `backwire COMMAND …` instead of opening a window. */
function runCommand(args: readonly string[]): void {
  process.argv = [process.execPath, app.name, ...args];
  import('../cli/cli.ts').then(() => app.exit(Number(process.exitCode ?? 0)), giveUp);
}

function run(): void {
  app.on('web-contents-created', (_event, contents) => refuseNavigation(contents));
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    // On macOS the program, and its training, continues without a window.
    if (process.platform !== 'darwin') app.quit();
  });
  app.whenReady().then(start).catch(giveUp);
}

function start(): void {
  refusePermissions(session.defaultSession);
  servePage(protocol, rendererDirectory);
  const language = languageOfSystem(app.getPreferredSystemLanguages());
  speak(language);
  const options = {
    databaseFile: findDatabaseFile(),
    resourcesDirectory,
    workerUrl,
    version: app.getVersion(),
    host: createDesktopHost({ app, dialog, window: () => window, speak }),
  };
  const opened = openWithBackup(options, dialog, textsIn(language));
  if (!opened) {
    app.quit();
    return;
  }
  closeBeforeQuit(opened);
  offerPorts(ipcMain, opened.router, () => new MessageChannelMain());
  showWindow();
}

/** Relabels the menus in a language. */
function speak(language: Language): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, textsIn(language), showAbout)));
}

/** Shows About in the window, opening one if needed. */
function showAbout(): void {
  showWindow();
  window?.webContents.send(ABOUT);
}

function findDatabaseFile(): string {
  const named = readDatabaseFile(process.argv, process.cwd()) ?? process.env.BACKWIRE_DB;
  return named || join(app.getPath('userData'), DATABASE_NAME);
}

/** Brings the window to the front, opening one if needed. */
function showWindow(): void {
  if (window) {
    if (window.isMinimized()) window.restore();
    window.focus();
    return;
  }
  if (!app.isReady()) return;
  window = openWindow(preloadFile, resourcesDirectory);
  window.on('closed', () => {
    window = undefined;
  });
}

/** Delays quitting until running training has been saved. */
function closeBeforeQuit(opened: App): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    opened
      .close()
      .catch((error) => console.error(error))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}

/** Without a database nothing works: shows the reason in a system dialog, and quits. */
function giveUp(error: unknown): void {
  const t = textsIn(languageOfSystem(app.getPreferredSystemLanguages()));
  const reason = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(t('Backwire cannot start'), error instanceof UserError ? t(error) : reason);
  app.exit(1);
}
