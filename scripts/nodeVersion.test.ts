import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeOldNode } from './nodeVersion.mjs';

test.each(['22.18.0', '22.20.1', '24.0.0', '26.1.0'])('Node %s runs the scripts', (version) => {
  expect(describeOldNode(version, 'darwin-arm64')).toBeNull();
});

test.each(['18.20.8', '20.19.5', '22.17.1', '8.0.0'])('Node %s gets one line that says what to install', (version) => {
  const message = describeOldNode(version, 'darwin-arm64');
  expect(message).toContain(`this is Node ${version}`);
  expect(message).toContain('Node 22.18 or newer');
  expect(message).toContain('Install Node 24 from https://nodejs.org');
  expect(message).not.toContain('\n');
});

test('what old versions of Node must read is plain JavaScript without newer syntax', () => {
  const sources = ['launch.mjs', 'nodeVersion.mjs'].map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
  for (const source of sources) expect(source).not.toMatch(/\bwith \{|\bimport\.meta\.dirname|\busing |\?\?=/);
});

test('the launcher names the commands that there are', () => {
  const launched = spawnSync(process.execPath, [join(import.meta.dirname, 'launch.mjs'), 'strat'], { encoding: 'utf8' });
  expect(launched).toMatchObject({ status: 2, stdout: '' });
  expect(launched.stderr).toBe("Expected one of build, cli, dist, start, test, types, walls, but got 'strat'.\n");
});
