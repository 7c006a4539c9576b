import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#app/contract/index.ts';
import { type Connection, keepConnected } from './connection.ts';
import { chooseLine } from './openLine.ts';

/** Every call of the contract, typed. */
export type Client = ContractRouterClient<Contract>;

/** Connects to the main process and stays connected. */
export function connect(): { client: Client; connection: Connection } {
  const connection = keepConnected(chooseLine());
  return { client: createORPCClient(connection.link), connection };
}
