import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#app/contract/index.ts';
import { message } from '#engine/messages/index.ts';
import { type Connection, keepConnected, type OpenLine } from './connection.ts';
import { WindowError } from './describeError.ts';
import { openPort, openSocket } from './openLine.ts';
import { signIn } from './signIn.ts';
import { type FindPath, upload } from './upload.ts';

/** Every call of the contract, typed. */
export type Client = ContractRouterClient<Contract>;

/** The window's way to the main process. */
export interface Connected {
  /** Calls fail while the connection is lost. */
  readonly client: Client;
  /** For reading only: calls wait until there is a connection. */
  readonly reader: Client;
  readonly connection: Connection;
  readonly findPath: FindPath;
  /** True on the desktop, where folders have paths, too. */
  readonly findsFolders: boolean;
  /** Signs in to a restarted server; undefined on the desktop, which has no addresses. */
  readonly signIn: typeof signIn | undefined;
}

/** Connects to the main process and stays connected. */
export function connect(): Connected {
  const { openLine, ...shell } = chooseShell();
  const connection = keepConnected(openLine);
  const client: Client = createORPCClient(connection.link);
  return { client, reader: createORPCClient(connection.waitingLink), connection, ...shell };
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
export function chooseShell(): Pick<Connected, 'findPath' | 'findsFolders' | 'signIn'> & { readonly openLine: OpenLine } {
  const host = window.backwireHost;
  if (!host) return { openLine: openSocket, findPath: upload, findsFolders: false, signIn };
  const findPath: FindPath = async (file) => requirePath(host.pathOf(file), file);
  return { openLine: () => openPort(host), findPath, findsFolders: true, signIn: undefined };
}

function requirePath(path: string, { name }: File): string {
  if (path !== '') return path;
  throw new WindowError('file.noPath', message("'{{name}}' has no file path", { name }), {
    fix: message('Save it to a folder first, then open it from there.'),
  });
}
