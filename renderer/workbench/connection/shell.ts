import { message } from '#engine/messages/index.ts';
import type { OpenLine } from './connection.ts';
import { openPort, openSocket } from './openLine.ts';
import { type FindPath, upload } from './upload.ts';
import { WindowError } from './windowError.ts';

declare global {
  interface Window {
    /** Only in the desktop shell, set by its preload script. */
    readonly backwireHost?: DesktopHost;
  }
}

interface DesktopHost {
  requestPort(): void;
  pathOf(file: File): string;
}

/** The window's interface to its host, chosen once at startup; nothing else depends on the host. */
export interface Shell {
  readonly openLine: OpenLine;
  /** The path at which the main process reads a dropped or chosen file. */
  readonly findPath: FindPath;
}

/** The desktop shell, where files have paths, or a browser, which uploads them. */
export function chooseShell(): Shell {
  const host = window.backwireHost;
  if (!host) return { openLine: openSocket, findPath: upload };
  return { openLine: () => openPort(host), findPath: async (file) => requirePath(host.pathOf(file), file) };
}

function requirePath(path: string, { name }: File): string {
  if (path !== '') return path;
  throw new WindowError('file.noPath', message("'{{name}}' has no file path", { name }), {
    fix: message('Save it to a folder first, then open it from there.'),
  });
}
