import type { MenuItemConstructorOptions } from 'electron';
import type { Translate } from './shellTexts.ts';

/**
 * The native menu: only standard system items. Backwire's own commands are in its window, the same in both hosts. The edit menu
 * is only for macOS, where text fields get cut, copy and paste from it. Electron labels roles in English only, so each has our
 * own label.
 * @param showAbout shows About in the window
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

/** On macOS the app menu has these items. */
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
