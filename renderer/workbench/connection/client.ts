import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#app/contract/index.ts';
import { message } from '#engine/messages/index.ts';
import { type Connection, keepConnected, type OpenLine } from './connection.ts';
import { WindowError } from './describeError.ts';
import { openPort, openSocket } from './openLine.ts';
import { type FindPath, upload } from './upload.ts';

/** Every call of the contract, typed. */
export type Client = ContractRouterClient<Contract>;

/** Connects to the main process and stays connected. */
export function connect(): { client: Client; connection: Connection; findPath: FindPath } {
  const { openLine, findPath } = chooseShell();
  const connection = keepConnected(openLine);
  return { client: createORPCClient(connection.link), connection, findPath };
}

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

/** The window's host, chosen once at startup: the desktop shell, where files have paths, or a browser, which uploads them. */
export function chooseShell(): { readonly openLine: OpenLine; readonly findPath: FindPath } {
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
