import { message } from '#engine/text/index.ts';
import type { OpenLine } from './connection.ts';
import { openPort, openSocket } from './openLine.ts';
import { type FindPath, upload } from './upload.ts';
import { WindowError } from './windowError.ts';

declare global {
  interface Window {
    /** Only in the desktop shell, put there by its preload script. */
    readonly backwireHost?: DesktopHost;
  }
}

interface DesktopHost {
  requestPort(): void;
  pathOf(file: File): string;
}

/** What the window asks of the program that shows it. Chosen once, at the start: nothing else asks which one it is. */
export interface Shell {
  readonly openLine: OpenLine;
  /** The path under which the main process reads a file that was dropped on the window or chosen in a dialog. */
  readonly findPath: FindPath;
}

/** The desktop shell, where every file has a path, or a browser, which tells no paths: there the file's bytes are sent. */
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
