import type { MenuItemConstructorOptions } from 'electron';
import type { Translate } from './shellTexts.ts';

/**
 * The native menu: what the system expects of every program. What Backwire itself can do stands in its window, the same in both hosts.
 * The edit menu is a Mac's only: there text fields get cut, copy and paste from it, elsewhere they have them anyway. Electron names what
 * has a role in English alone, so that each has a name of ours.
 * @param showAbout lets the window say what the program is
 */
export function menuTemplate(platform: NodeJS.Platform, t: Translate, showAbout: () => void): MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions = {
    label: t('View'),
    submenu: [
      { role: 'resetZoom', label: t('Actual size') },
      { role: 'zoomIn', label: t('Zoom in') },
      { role: 'zoomOut', label: t('Zoom out') },
      { type: 'separator' },
      { role: 'togglefullscreen', label: t('Full screen') },
      { type: 'separator' },
      { role: 'reload', label: t('Reload window') },
      { role: 'toggleDevTools', label: t('Developer tools') },
    ],
  };
  if (platform === 'darwin') return [appMenu(t, showAbout), fileMenu(t, true), editMenu(t), view, windowMenu(t)];
  return [fileMenu(t, false), view, helpMenu(t, showAbout)];
}

function fileMenu(t: Translate, isMac: boolean): MenuItemConstructorOptions {
  const end: MenuItemConstructorOptions = isMac
    ? { role: 'close', label: t('Close window') }
    : { role: 'quit', label: t('Quit Backwire') };
  return { label: t('File'), submenu: [end] };
}

/** A Mac has what is in it in the menu of the app. */
function helpMenu(t: Translate, showAbout: () => void): MenuItemConstructorOptions {
  return { role: 'help', label: t('Help'), submenu: [{ label: t('About Backwire'), click: showAbout }] };
}

function appMenu(t: Translate, showAbout: () => void): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { label: t('About Backwire'), click: showAbout },
      { type: 'separator' },
      { role: 'services', label: t('Services') },
      { type: 'separator' },
      { role: 'hide', label: t('Hide Backwire') },
      { role: 'hideOthers', label: t('Hide others') },
      { role: 'unhide', label: t('Show all') },
      { type: 'separator' },
      { role: 'quit', label: t('Quit Backwire') },
    ],
  };
}

function editMenu(t: Translate): MenuItemConstructorOptions {
  return {
    label: t('Edit'),
    submenu: [
      { role: 'undo', label: t('Undo') },
      { role: 'redo', label: t('Redo') },
      { type: 'separator' },
      { role: 'cut', label: t('Cut') },
      { role: 'copy', label: t('Copy') },
      { role: 'paste', label: t('Paste') },
      { role: 'delete', label: t('Delete') },
      { role: 'selectAll', label: t('Select all') },
    ],
  };
}

function windowMenu(t: Translate): MenuItemConstructorOptions {
  return {
    role: 'windowMenu',
    label: t('Window'),
    submenu: [
      { role: 'minimize', label: t('Minimize') },
      { role: 'zoom', label: t('Zoom the window') },
      { type: 'separator' },
      { role: 'front', label: t('Bring all to the front') },
    ],
  };
}
