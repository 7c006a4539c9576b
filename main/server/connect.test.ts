import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openTestSite, type TestSite } from './testing/site.ts';

let site: TestSite;
let cookie: string;

beforeEach(async () => {
  site = await openTestSite();
  cookie = await site.signIn();
});

afterEach(() => site.close());

const origin = () => `http://127.0.0.1:${site.port}`;

describe('the token', () => {
  test('is 256 bits and new for every server', async () => {
    const other = await openTestSite();
    const [one, two] = [site, other].map(({ address }) => new URL(address).searchParams.get('token'));
    await other.close();
    expect(Buffer.from(one ?? '', 'base64url')).toHaveLength(32);
    expect(one).not.toBe(two);
  });

  test('is exchanged for a cookie hidden from scripts and other sites, and is not the cookie itself', async () => {
    const { status, headers, body } = await site.get(`/${new URL(site.address).search}`);
    const [given] = headers['set-cookie'] ?? [];
    expect(status).toBe(200);
    const [, nonce] = body.match(/<script nonce="([\w-]{22})">/) ?? [];
    expect(headers['content-security-policy']).toContain(`script-src 'nonce-${nonce}'`);
    expect(given).toMatch(/^backwire-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(given).not.toContain(new URL(site.address).searchParams.get('token'));
  });

  test.each(['/', '/assets/main-abc12345.js', '/?token=', '/?token=wrong', '/downloads/x'])(
    'is required: %s is rejected',
    async (path) => {
      const { status, body, headers } = await site.get(path);
      expect(status).toBe(401);
      expect(body).toContain('whole address');
      expect(headers['set-cookie']).toBeUndefined();
    },
  );

  test('of another server, as a cookie, is rejected', async () => {
    const { status } = await site.get('/', { cookie: cookie.replace(/=.*/, '=something') });
    expect(status).toBe(401);
  });
});

describe('the Host header', () => {
  test.each(['evil.example', 'evil.example:7410', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example'])(
    'of another name is rejected: %s',
    async (host) => {
      const { status } = await site.get(`/${new URL(site.address).search}`, { host, cookie });
      expect(status).toBe(403);
    },
  );

  test('may be any name of this machine', async () => {
    const { status } = await site.get('/', { host: `localhost:${site.port}`, cookie });
    expect(status).toBe(200);
  });
});

describe('the page', () => {
  test('has a strict policy that contains its nonce', async () => {
    const { status, headers, body } = await site.get('/', { cookie });
    const policy = String(headers['content-security-policy']);
    const [, nonce] = body.match(/nonce="([\w-]+)"/) ?? [];
    expect(status).toBe(200);
    expect(nonce).toMatch(/^[\w-]{22}$/);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  });

  test('has a new nonce each time', async () => {
    const answers = await Promise.all([site.get('/', { cookie }), site.get('/', { cookie })]);
    expect(answers[0].body).not.toBe(answers[1].body);
  });

  test.each(['/', '/assets/main-abc12345.js', '/missing.js'])('%s has its type declared and cannot be embedded', async (path) => {
    const { headers } = await site.get(path, { cookie });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
  });

  test('caches files with a hash in their name, and revalidates itself', async () => {
    const [document, script] = await Promise.all([site.get('/', { cookie }), site.get('/assets/main-abc12345.js', { cookie })]);
    expect(document.headers['cache-control']).toBe('no-store');
    expect(script.headers).toMatchObject({
      'cache-control': 'private, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    });
  });

  test.each([
    '/../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/..%5csecret.json',
    '/assets\\..\\..\\secret.json',
    '//secret.json',
    '/./index.html',
    '/.hidden.json',
    '/assets',
    '/assets/',
    '/index.html%00.js',
    '/../secret.txt',
    `/${'a'.repeat(5000)}.js`,
    `/${'a/'.repeat(2500)}a.js`,
  ])('gives nothing for %s', async (path) => {
    const { status, body } = await site.get(path, { cookie });
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('rejects %s', async (method) => {
    const { status } = await site.get('/', { cookie }, method);
    expect(status).toBe(405);
  });
});

describe('the WebSocket', () => {
  /** The HTTP status of a connection attempt; 101 if accepted. */
  async function connectWith(headers: Record<string, string>, path = '/rpc'): Promise<number> {
    const socket = new WebSocket(`ws://127.0.0.1:${site.port}${path}`, { headers });
    const answered = Promise.race([
      once(socket, 'open').then(() => 101),
      once(socket, 'unexpected-response').then(([, response]) => response.statusCode as number),
    ]);
    socket.on('error', () => {});
    return answered.finally(() => socket.terminate());
  }

  test('opens for the page', async () => {
    expect(await connectWith({ origin: origin(), cookie })).toBe(101);
  });

  test('is rejected for pages of other origins, and without an origin', async () => {
    const origins = ['http://evil.example', 'null', `http://127.0.0.1:${site.port + 1}`, `https://127.0.0.1:${site.port}`];
    for (const foreign of origins) expect(await connectWith({ origin: foreign, cookie })).toBe(403);
    expect(await connectWith({ cookie })).toBe(403);
  });

  test('is rejected under another Host', async () => {
    const host = `evil.example:${site.port}`;
    expect(await connectWith({ host, origin: `http://${host}`, cookie })).toBe(403);
  });

  test('is rejected without the cookie, and anywhere but at /rpc', async () => {
    expect(await connectWith({ origin: origin() })).toBe(401);
    expect(await connectWith({ origin: origin(), cookie }, '/other')).toBe(404);
  });

  test('carries the contract', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${site.port}/rpc`, { headers: { origin: origin(), cookie } });
    const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket });
    const client = createORPCClient<{ greet(): Promise<string> }>(link);
    expect(await client.greet()).toBe('hello');
    socket.terminate();
  });

  test('closes at a message that is too large, and the next one opens', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${site.port}/rpc`, { headers: { origin: origin(), cookie } });
    await once(socket, 'open');
    socket.send(Buffer.alloc(33 * 1024 * 1024));
    const [code] = await once(socket, 'close');
    expect(code).toBe(1009);
    expect(await connectWith({ origin: origin(), cookie })).toBe(101);
  });
});

describe('a download', () => {
  const offer = () => site.downloads.offer('Netz 1/2: "ä".json', (path) => writeFile(path, '{"a":1}'));

  test('arrives once, as an attachment with its name', async () => {
    const { url, fileName, bytes } = await offer();
    const { status, headers, body } = await site.get(url, { cookie });
    expect({ fileName, bytes, status, body }).toEqual({ fileName: 'Netz 1-2- -ä-.json', bytes: 7, status: 200, body: '{"a":1}' });
    expect(headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
    expect((await site.get(url, { cookie })).status).toBe(404);
  });

  test('is for the page only', async () => {
    const { url } = await offer();
    expect((await site.get(url)).status).toBe(401);
    expect((await site.get(url, { cookie })).status).toBe(200);
  });

  test('that cannot be written reports it and leaves nothing to fetch', async () => {
    const failed = site.downloads.offer('a.json', async (path) => {
      await writeFile(path, 'half');
      throw new Error('disk full');
    });
    await expect(failed).rejects.toThrow('disk full');
  });
});
