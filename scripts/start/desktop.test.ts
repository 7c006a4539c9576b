import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hasDisplay } from './desktop.ts';
import { findElectron } from './electron.ts';

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { DISPLAY: '' }, false],
  ['darwin', {}, true],
  ['win32', {}, true],
] as const)('on %s with %o windows can open: %s', (platform, env, display) => {
  expect(hasDisplay(platform, env)).toBe(display);
});

test('Electron is there when its package says where and the file exists', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'backwire-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  expect(findElectron(folder)).toBeUndefined();
  await writeFile(join(folder, 'path.txt'), 'electron');
  expect(findElectron(folder)).toBeUndefined();
  await mkdir(join(folder, 'dist'));
  await writeFile(join(folder, 'dist', 'electron'), '');
  await chmod(join(folder, 'dist', 'electron'), 0o755);
  expect(findElectron(folder)).toBe(join(folder, 'dist', 'electron'));
});
