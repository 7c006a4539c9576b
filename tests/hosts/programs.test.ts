import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { DIST, ensureBuilt, ROOT } from '../../scripts/build/ensureBuilt.ts';
import { startServer } from '../support/index.ts';

const LAUNCHER = join(ROOT, 'scripts', 'launch.mjs');

async function makeDatabaseFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'backwire-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'backwire.sqlite');
}

/** Runs a program to its end. */
async function run(args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await exited;
  return { code, stdout, stderr };
}

test('the server shuts down cleanly on request', async () => {
  const server = await startServer(await makeDatabaseFile());
  expect((await fetch(server.address)).status).toBe(200);
  expect(await server.stop()).toBe(0);
});

test('a port in use is reported in two lines: problem and fix', async () => {
  const server = await startServer(await makeDatabaseFile());
  onTestFinished(async () => {
    await server.stop();
  });
  const { port } = new URL(server.address);
  const { code, stdout, stderr } = await run([join(DIST, 'node', 'server.js'), '--port', port, '--db', await makeDatabaseFile()]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.trimEnd().split('\n')).toEqual([
    expect.stringContaining(`Port ${port} is in use`),
    expect.stringContaining('--port'),
  ]);
});

test('without a display npm start says so in one line and prints the address', async ({ skip }) => {
  skip(process.platform === 'darwin' || process.platform === 'win32', 'this system always has a display');
  await ensureBuilt();
  const { DISPLAY: _1, WAYLAND_DISPLAY: _2, ...env } = process.env;
  const args = [LAUNCHER, 'start', '--port', '0', '--db', await makeDatabaseFile()];
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints = text(child.stderr);
  const [output] = await once(child.stdout, 'data');
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(String(output)).toMatch(/^Backwire is at http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n$/);
  expect((await complaints).trimEnd().split('\n')).toEqual([
    expect.stringContaining('There is no display here, so Backwire runs as a local server'),
  ]);
});

test('the command line writes only its result to standard output', async () => {
  const { code, stdout } = await run([LAUNCHER, 'cli', 'check', 'resources/examples/xor.backwire.json', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ ok: true });
});
