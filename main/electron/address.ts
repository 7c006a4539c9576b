/** The page's own scheme: unlike `file:` it has an origin, and only the protocol handler serves it. */
export const SCHEME = 'app';

/** The origin of the page. */
export const ORIGIN = `${SCHEME}://backwire`;

/** True for an address of the page. */
export function isOwnAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === `${SCHEME}:` && url.host === 'backwire';
}
