import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestSite, type TestSite } from './testing/site.ts';

const LIMIT = 100;
let site: TestSite;
let own: Record<string, string>;

beforeEach(async () => {
  site = await openTestSite(LIMIT);
  own = { cookie: await site.signIn(), origin: `http://127.0.0.1:${site.port}` };
});
afterEach(() => site.close());

const upload = (name: string, body: string, headers = own) =>
  site.get(`/uploads?name=${encodeURIComponent(name)}`, headers, 'POST', body);

test('a file is stored beside the database, and its path returned', async () => {
  const { status, headers, body } = await upload('Blumen & Blätter.csv', 'a,b\n1,2\n');
  expect(status).toBe(200);
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  const { path } = JSON.parse(body);
  expect(dirname(dirname(path))).toBe(site.imported);
  expect(path).toMatch(/Blumen - Blätter\.csv$/);
  expect(await readFile(path, 'utf8')).toBe('a,b\n1,2\n');
});

test('a path in the name is ignored', async () => {
  const { body } = await upload('../../../escape.csv', '1');
  expect(dirname(dirname(JSON.parse(body).path))).toBe(site.imported);
});

test.each([
  ['a page of another site', 403, { origin: 'https://evil.example' }],
  ['another program without an origin', 403, { origin: '' }],
  ['a browser that has not shown the token', 401, { cookie: '' }],
  ['a request to another host', 403, { host: 'evil.example' }],
])('%s is rejected', async (_who, status, headers) => {
  expect((await upload('a.csv', '1', { ...own, ...headers })).status).toBe(status);
  expect(existsSync(site.imported)).toBe(false);
});

test.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('files are not sent by %s', async (method) => {
  expect((await site.get('/uploads?name=a.csv', own, method)).status).toBe(405);
});

test('a file beyond the limit is rejected before it is read', async () => {
  const { status, body } = await upload('a.csv', 'x'.repeat(LIMIT + 1));
  expect(status).toBe(413);
  expect(JSON.parse(body)).toMatchObject({ code: 'import.tooLarge', fix: { template: 'Train on some of the rows.' } });
});

test('one without a declared length is rejected once it exceeds the limit', async () => {
  const answered = new Promise<{ status?: number | undefined; body: string }>((resolve, reject) => {
    const headers = { ...own, 'transfer-encoding': 'chunked' };
    const sent = request(
      { host: '127.0.0.1', port: site.port, path: '/uploads?name=a.csv', method: 'POST', headers },
      async (response) => {
        resolve({ status: response.statusCode, body: Buffer.concat(await response.toArray()).toString() });
      },
    );
    sent.on('error', reject);
    sent.write('x'.repeat(LIMIT));
    sent.end('x');
  });
  const { status, body } = await answered;
  expect([status, JSON.parse(body).code]).toEqual([413, 'import.tooLarge']);
  expect(await readdir(site.imported)).toEqual([]);
});

test('an aborted upload leaves no file', async () => {
  const socket = connect(site.port, '127.0.0.1');
  const head = [
    'POST /uploads?name=a.csv HTTP/1.1',
    `Host: 127.0.0.1:${site.port}`,
    `Origin: ${own.origin}`,
    `Cookie: ${own.cookie}`,
    'Content-Length: 50',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\nhalf of it`);
  await expect.poll(() => existsSync(site.imported) && readdir(site.imported)).toHaveLength(1);
  socket.destroy();
  await expect.poll(() => readdir(site.imported)).toEqual([]);
});
