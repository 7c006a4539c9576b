import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeTestPage } from '../server/testing.ts';
import { respond } from './protocol.ts';

let folder: string;
let page: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backwire-test-'));
  page = await writeTestPage(folder);
});

afterAll(() => rm(folder, { recursive: true }));

test('the page has the same policy and headers as in a browser, and its own nonce', async () => {
  const response = await respond(new Request('app://backwire/'), page);
  const [, nonce] = (await response.text()).match(/nonce="([\w-]{22})"/) ?? [];
  expect(response.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test('its files have their types', async () => {
  const response = await respond(new Request('app://backwire/assets/main-abc12345.js'), page);
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await response.text()).toBe('export {};');
});

test.each([
  'app://backwire/../secret.json',
  'app://backwire/%2e%2e/secret.json',
  'app://backwire/..%2fsecret.json',
  'app://backwire/assets/..%5c..%5csecret.json',
  'app://backwire/.hidden.json',
  'app://backwire/missing.js',
])('nothing else is served: %s', async (url) => {
  expect((await respond(new Request(url), page)).status).toBe(404);
});

test('other hosts of the scheme, and methods other than GET, are rejected', async () => {
  expect((await respond(new Request('app://other/'), page)).status).toBe(403);
  expect((await respond(new Request('app://backwire/', { method: 'POST' }), page)).status).toBe(403);
});
