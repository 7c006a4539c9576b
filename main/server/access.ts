import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';

/** Access control of a running server. */
export interface Access {
  /** The secret in the printed address. */
  readonly token: string;
  /** The request names this server as its host, which excludes DNS rebinding. */
  isAddressedHere(request: IncomingMessage): boolean;
  /** The request comes from a page of this server, by headers that browsers set and pages cannot change. */
  isFromOwnPage(request: IncomingMessage): boolean;
  isTokenRight(token: string): boolean;
  /** The browser has the cookie. */
  isSignedIn(request: IncomingMessage): boolean;
  /** The cookie that signs the browser in. */
  signInCookie(): string;
}

/**
 * Creates the secrets of one run of the server. The token in the address is exchanged for a cookie at the first visit: so a
 * reload, the WebSocket and downloads work without it, and it stays out of the address bar, the history and copied addresses.
 * Browsers send cookies to every port of a machine, hence the port in the cookie's name, a value that is not the token, and the
 * check of the origin.
 * @param host the server's listening host
 * @param port the server's listening port
 */
export function createAccess(host: string, port: number): Access {
  const token = newSecret();
  const session = newSecret();
  const cookieName = `backwire-${port}`;
  const authorities = new Set(namesOf(host).map((name) => authority(name, port)));
  return {
    token,
    isAddressedHere: ({ headers }) => headers.host !== undefined && authorities.has(headers.host.toLowerCase()),
    isFromOwnPage: ({ headers }) => headers.origin === `http://${headers.host}`,
    isTokenRight: (given) => isSame(given, token),
    isSignedIn: ({ headers }) => isSame(readCookie(headers.cookie ?? '', cookieName), session),
    signInCookie: () => `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`,
  };
}

/** The host and port part of an address. */
export function authority(host: string, port: number): string {
  const shown = host.includes(':') ? `[${host}]` : host;
  // Browsers omit http's default port.
  return port === 80 ? shown : `${shown}:${port}`;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];
const ALL_ADDRESSES = ['0.0.0.0', '::'];

/** Valid host names of the server: this machine's own, and the network's only if it listens there. */
function namesOf(host: string): string[] {
  if (!ALL_ADDRESSES.includes(host)) return [...LOOPBACK, host.toLowerCase()];
  const addresses = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));
  return [...LOOPBACK, hostname().toLowerCase(), ...addresses];
}

/** 256 bits. */
function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function readCookie(header: string, name: string): string {
  const pairs = header.split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
