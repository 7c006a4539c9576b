import type { Protocol } from 'electron';
import { readPageFile } from '../page/index.ts';
import { isOwnAddress, SCHEME } from './address.ts';

/** Serves the page under its own scheme, with the same policy and headers as the browser host. */
export function servePage(protocol: Pick<Protocol, 'handle'>, rendererDirectory: string): void {
  protocol.handle(SCHEME, (request) => respond(request, rendererDirectory));
}

/** Answers one request of the page. */
export async function respond(request: Request, rendererDirectory: string): Promise<Response> {
  if (!isOwnAddress(request.url) || request.method !== 'GET') return new Response(null, { status: 403 });
  const file = await readPageFile(rendererDirectory, new URL(request.url).pathname);
  return file ? new Response(file.body, { headers: file.headers }) : new Response(null, { status: 404 });
}
