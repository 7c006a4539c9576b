import type { MenuItemConstructorOptions } from 'electron';

/**
 * The native menu: what the system expects of every program. What Backwire itself can do stands in its window, the same in both hosts.
 * The edit menu is a Mac's only: there text fields get cut, copy and paste from it, elsewhere they have them anyway.
 */
export function menuTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      { type: 'separator' },
      { role: 'reload' },
      { role: 'toggleDevTools' },
    ],
  };
  if (platform === 'darwin')
    return [{ role: 'appMenu' }, { role: 'fileMenu' }, { role: 'editMenu' }, view, { role: 'windowMenu' }];
  return [{ role: 'fileMenu' }, view];
}
