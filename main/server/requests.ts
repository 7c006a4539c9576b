import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { UPLOADS } from '#app/contract/index.ts';
import { readPageFile, SECURITY_HEADERS } from '../page/index.ts';
import type { Access } from './access.ts';
import { DOWNLOADS, type Downloads } from './downloads.ts';
import type { Uploads } from './uploads.ts';

export interface Site {
  readonly access: Access;
  readonly downloads: Downloads;
  readonly uploads: Uploads;
  readonly rendererDirectory: string;
}

/** Answers HTTP requests: the page, its files, downloads and uploads, for signed-in browsers. */
export function createRequestListener(site: Site): RequestListener {
  return (request, response) => {
    answer(site, request, response).catch((error) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else say(response, 500, 'Something went wrong in Backwire; the terminal that it runs in says more.');
    });
  };
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse) {
  const { access, downloads, rendererDirectory } = site;
  if (!access.isAddressedHere(request)) return say(response, 403, 'This address does not belong to Backwire.');
  const { pathname, token } = readAddress(request.url ?? '/');
  if (pathname === UPLOADS.path) return answerUpload(site, request, response);
  if (request.method !== 'GET') return say(response, 405, 'Backwire only takes GET requests.', { Allow: 'GET' });
  if (token !== null && access.isTokenRight(token)) return signIn(response, access);
  if (!access.isSignedIn(request)) return say(response, 401, NOT_SIGNED_IN);
  if (pathname.startsWith(DOWNLOADS)) {
    if (!downloads.send(pathname.slice(DOWNLOADS.length), response)) say(response, 404, 'This file has been fetched already.');
    return;
  }
  const file = await readPageFile(rendererDirectory, pathname);
  if (!file) return say(response, 404, 'There is no such page.');
  response.writeHead(200, file.headers).end(file.body);
}

/** Forms of other sites may post to any address; only the origin distinguishes them. */
async function answerUpload({ access, uploads }: Site, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'POST') return say(response, 405, 'Files are sent by POST.', { Allow: 'POST' });
  if (!access.isFromOwnPage(request)) return say(response, 403, 'Only a page of Backwire may send files.');
  if (!access.isSignedIn(request)) return say(response, 401, NOT_SIGNED_IN);
  const [, query = ''] = (request.url ?? '').split('?', 2);
  await uploads.receive(new URLSearchParams(query).get('name') ?? '', request, response);
}

const NOT_SIGNED_IN =
  'Open Backwire with the whole address that it printed when it started; the part after "?token=" lets you in.';

/** Keeps the raw path: a URL parser would resolve the dots that must be rejected. */
function readAddress(url: string): { pathname: string; token: string | null } {
  const [pathname, query = ''] = url.split('?', 2);
  return { pathname, token: new URLSearchParams(query).get('token') };
}

/**
 * Sets the cookie and shows the page without the token, and with the fragment, in which a window brings unsaved changes along.
 * Without a redirect, which browsers treat as part of the originating visit: they would withhold a strict cookie if that began on
 * another site, such as a terminal in a web page.
 */
function signIn(response: ServerResponse, access: Access): void {
  const nonce = randomBytes(16).toString('base64url');
  const script = `<script nonce="${nonce}">location.replace('/' + location.hash)</script>`;
  const fallback = '<noscript><meta http-equiv="refresh" content="0; url=/"></noscript>';
  const body = `<!doctype html><meta charset="utf-8"><title>Backwire</title>${fallback}${script}`;
  const headers = {
    'Set-Cookie': access.signInCookie(),
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  };
  response.writeHead(200, { ...SECURITY_HEADERS, ...onlyScript(`'nonce-${nonce}'`), ...headers }).end(body);
}

/** @param source of scripts, the only content */
const onlyScript = (source: string) => ({
  'Content-Security-Policy': `default-src 'none'; script-src ${source}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
});
const NO_CONTENT = onlyScript("'none'");

function say(response: ServerResponse, status: number, message: string, headers: Record<string, string> = {}): void {
  const type = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  response.writeHead(status, { ...SECURITY_HEADERS, ...NO_CONTENT, ...type, ...headers }).end(`${message}\n`);
}
