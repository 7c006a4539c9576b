import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { App, BrowserWindow, Dialog } from 'electron';
import type { Language } from '#app/contract/index.ts';
import type { Host } from '#app/host/host.ts';

interface Shell {
  readonly app: Pick<App, 'getPath'>;
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  /** The window, if open. */
  readonly window: () => BrowserWindow | undefined;
  /** Relabels the menus. */
  readonly speak: (language: Language) => void;
}

/** The desktop shell: a save dialog, menus, and training progress on the taskbar. */
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
    async printPdf() {
      return await window()?.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true });
    },
    useLanguage: speak,
    showProgress(fraction) {
      window()?.setProgressBar(fraction ?? NO_PROGRESS);
    },
  };
}

/** Electron's value to remove the bar. */
const NO_PROGRESS = -1;
