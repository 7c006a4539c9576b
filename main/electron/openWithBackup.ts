import type { Dialog } from 'electron';
import { type App, type AppOptions, openApp } from '#app/app.ts';
import { UserError } from '#engine/messages/index.ts';
import type { Translate } from './shellTexts.ts';

/**
 * Opens the app. If its database is missing but a backup exists, asks the user which to use.
 * @returns undefined if the user cancels
 * @throws UserError database.*
 */
export function openWithBackup(options: AppOptions, dialog: Pick<Dialog, 'showMessageBoxSync'>, t: Translate): App | undefined {
  try {
    return openApp(options);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'database.missing') throw error;
    const buttons = [t('Restore backup'), t('Create new database'), t('Quit')];
    const message = t('Your database is missing, but a backup exists.');
    const chosen = dialog.showMessageBoxSync({
      type: 'question',
      message,
      detail: t(error),
      buttons,
      defaultId: 0,
      cancelId: 2,
    });
    if (chosen === 2) return undefined;
    return openApp({ ...options, missingDatabase: chosen === 0 ? 'restore' : 'beginAnew' });
  }
}
