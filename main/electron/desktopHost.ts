import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { App, BrowserWindow, Dialog } from 'electron';
import type { Language } from '#app/contract/index.ts';
import type { Host } from '#app/host/host.ts';

interface Shell {
  readonly app: Pick<App, 'getPath'>;
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  /** The window, if it is open. */
  readonly window: () => BrowserWindow | undefined;
  /** Names the menus anew. */
  readonly speak: (language: Language) => void;
}

/** The shell that the desktop is: a save dialog, menus, and the progress of training on the taskbar. */
export function createDesktopHost({ app, dialog, window, speak }: Shell): Host {
  let folder: string | undefined;
  return {
    kind: 'desktop',
    async saveFile(suggestedName, write) {
      folder ??= app.getPath('documents');
      const options = { defaultPath: join(folder, suggestedName) };
      const owner = window();
      const { canceled, filePath } = await (owner ? dialog.showSaveDialog(owner, options) : dialog.showSaveDialog(options));
      if (canceled || filePath === '') return { kind: 'canceled' };
      await write(filePath);
      folder = join(filePath, '..');
      return { kind: 'saved', path: filePath, bytes: (await stat(filePath)).size };
    },
    useLanguage: speak,
    showProgress(fraction) {
      window()?.setProgressBar(fraction ?? NO_PROGRESS);
    },
  };
}

/** Electron's way to take the bar away. */
const NO_PROGRESS = -1;
