import { existsSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { Workplace } from '../testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

/** Ctrl+C as soon as the server listens. */
const interrupted = {
  onInterrupt(listener: () => void) {
    listener();
    return () => {};
  },
};

test('serves until Ctrl+C and prints the address with its token', async () => {
  const database = workplace.path('served.sqlite');
  const { exitCode, json, stderr } = await workplace.run(['serve', '--port', '0', '--db', database, '--json'], interrupted);
  expect(exitCode).toBe(0);
  expect(json()).toEqual({ address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/) });
  expect(stderr).toBe('');
  expect(existsSync(database)).toBe(true);
});

test('warns if others can reach it', async () => {
  const { stdout, stderr } = await workplace.run(['serve', '--port', '0', '--host', '0.0.0.0'], interrupted);
  expect(stdout).toMatch(/^Backwire is at http:\/\//);
  expect(stderr).toMatch(/^warning: Everyone who can reach 0\.0\.0\.0 .*\n$/);
});

test('a host that is no address of this machine is an error', async () => {
  const { exitCode, json } = await workplace.run(['serve', '--port', '0', '--host', '192.0.2.1', '--json'], interrupted);
  expect(exitCode).toBe(1);
  expect(json()).toMatchObject({ error: { code: 'server.unknownHost' } });
});
