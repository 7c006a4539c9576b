/** The page's own scheme: unlike `file:` it has an origin, and reaches nothing but what the protocol handler gives. */
export const SCHEME = 'app';

/** The origin of the page. */
export const ORIGIN = `${SCHEME}://backwire`;

/** Whether an address is one of the page's own. */
export function isOwnAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === `${SCHEME}:` && url.host === 'backwire';
}
