import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { NONCE_PLACEHOLDER } from './nonce.ts';
import { contentSecurityPolicy, SECURITY_HEADERS } from './security.ts';

/** A file of the page, ready to send. */
export interface PageFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer<ArrayBuffer>;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Plain names between slashes: no hidden files, no encoding, no parent folders. */
const PLAIN_PATH = /^(\/[\w-][\w.-]*)+$/;

/**
 * Reads one file of the built page.
 * @param rendererDirectory `dist/renderer`
 * @param pathname of the request, unparsed; `/` is the page itself
 * @returns null if there is no such file, or not of a page's file types
 */
export async function readPageFile(rendererDirectory: string, pathname: string): Promise<PageFile | null> {
  const path = pathname === '/' ? '/index.html' : pathname;
  const contentType = CONTENT_TYPES[extname(path)];
  if (!contentType || !PLAIN_PATH.test(path)) return null;
  const content = await readIfThere(join(rendererDirectory, path));
  if (!content) return null;
  return path === '/index.html' ? renderDocument(content) : { headers: assetHeaders(path, contentType), body: content };
}

/** The document with a new nonce and its policy. */
function renderDocument(template: Buffer): PageFile {
  const nonce = randomBytes(16).toString('base64url');
  return {
    headers: {
      ...SECURITY_HEADERS,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'Content-Type': CONTENT_TYPES['.html'],
      'Cache-Control': 'no-store',
    },
    body: Buffer.from(template.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)),
  };
}

/** The build hashes an asset's content into its name, so a name is immutable. */
function assetHeaders(path: string, contentType: string): Record<string, string> {
  const cache = path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
  return { ...SECURITY_HEADERS, 'Content-Type': contentType, 'Cache-Control': cache };
}

async function readIfThere(file: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && MISSING.has(error.code)) return null;
    throw error;
  }
}

/** A name too long for the disk is missing too. */
const MISSING = new Set<unknown>(['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG']);
