import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { os } from '@orpc/server';
import { openImports } from '#app/imports/index.ts';
import { NONCE_PLACEHOLDER } from '../page/nonce.ts';
import { bind } from './bind.ts';
import { connect } from './connect.ts';
import { Downloads } from './downloads.ts';
import { Uploads } from './uploads.ts';

/** A server with its own page and router, for tests of the code around the app. */
export interface TestSite {
  readonly address: string;
  readonly port: number;
  readonly downloads: Downloads;
  /** Opens the printed address as a browser does, and returns the cookie. */
  signIn(): Promise<string>;
  /** The folder of uploads. */
  readonly imported: string;
  /** Sends a GET request (or another) with exactly the given path. */
  get(path: string, headers?: Record<string, string>, method?: string, body?: string): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const router = { greet: os.handler(() => 'hello') };

/** Files of a fake built page; `secret.txt` is beside it and must be unreachable. */
export async function writeTestPage(folder: string): Promise<string> {
  const page = join(folder, 'renderer');
  await mkdir(join(page, 'assets'), { recursive: true });
  await writeFile(join(page, 'index.html'), `<meta property="csp-nonce" nonce="${NONCE_PLACEHOLDER}"><title>Page</title>`);
  await writeFile(join(page, 'assets', 'main-abc12345.js'), 'export {};');
  await writeFile(join(page, '.hidden.json'), '{}');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'secret.json'), '"secret"');
  return page;
}

/** @param limit maximum upload size in bytes */
export async function openTestSite(limit = 1000): Promise<TestSite> {
  const folder = await mkdtemp(join(tmpdir(), 'backwire-test-'));
  const rendererDirectory = await writeTestPage(folder);
  const downloads = new Downloads();
  const imported = join(folder, 'imported');
  const uploads = new Uploads(openImports({ folder: imported, limit }), limit);
  const bound = await bind('127.0.0.1', 0);
  const { address, close } = connect(bound, { router, downloads, uploads, rendererDirectory });
  const get: TestSite['get'] = (path, headers, method, body) => send(bound.port, path, headers, method, body);
  return {
    address,
    port: bound.port,
    downloads,
    imported,
    get,
    async signIn() {
      const { headers } = await get(`/${new URL(address).search}`);
      return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    },
    async close() {
      await close();
      await downloads.close();
      await rm(folder, { recursive: true });
    },
  };
}

function send(port: number, path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, async (response) => {
      const chunks = await response.toArray();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
