import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#app/contract/index.ts';
import { type Connection, keepConnected } from './connection.ts';
import { chooseShell } from './shell.ts';
import type { FindPath } from './upload.ts';

/** Every call of the contract, typed. */
export type Client = ContractRouterClient<Contract>;

/** Connects to the main process and stays connected. */
export function connect(): { client: Client; connection: Connection; findPath: FindPath } {
  const { openLine, findPath } = chooseShell();
  const connection = keepConnected(openLine);
  return { client: createORPCClient(connection.link), connection, findPath };
}
