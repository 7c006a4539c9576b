import { once } from 'node:events';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../app/contract/index.ts';

export interface Connected {
  readonly client: ContractRouterClient<Contract>;
  readonly close: () => void;
}

/** Connects to a server as its page does: the token of the address for a cookie, then the WebSocket. */
export async function connectTo(address: string): Promise<Connected> {
  const { origin, host } = new URL(address);
  const [cookie] = (await fetch(address)).headers.getSetCookie();
  // Node's own WebSocket takes headers, which a page's does not.
  const options = { headers: { origin, cookie } } as unknown as string[];
  const websocket = new WebSocket(`ws://${host}/rpc`, options);
  await once(websocket, 'open');
  return { client: createORPCClient(new RPCLink({ websocket })), close: () => websocket.close() };
}
