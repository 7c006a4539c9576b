import { oldAddress, unreachable } from './connectionErrors.ts';
import { isSamePort, readPrintedAddress } from './printedAddress.ts';

/**
 * Signs this window in to a restarted server by the address that it printed. The server sets a cookie, so the window needs no
 * reload.
 * @returns the address to move to, if the server is not the one of this page
 * @throws WindowError connection.notAnAddress, connection.oldAddress, connection.unreachable
 */
export async function signIn(entered: string): Promise<URL | undefined> {
  const { url, token } = readPrintedAddress(entered);
  if (!isSamePort(url, window.location)) return url;
  const status = await present(token);
  if (status === 200) return undefined;
  if (url.hostname !== window.location.hostname) return url;
  throw status === undefined ? unreachable() : oldAddress();
}

/** The status with which this page's server answers a token; undefined without an answer. */
export async function present(token: string): Promise<number | undefined> {
  const answer = await fetch(`/?token=${encodeURIComponent(token)}`, { cache: 'no-store' }).catch(() => undefined);
  return answer?.status;
}
