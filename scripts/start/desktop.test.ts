import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { hasDisplay } from './desktop.ts';
import { findElectron, prepareElectron } from './electron.ts';

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

describe('Electron', () => {
  let folder: string;
  beforeEach(async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', undefined);
    folder = await mkdtemp(join(tmpdir(), 'backwire-test-'));
    onTestFinished(async () => {
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true });
    });
  });

  test('is found when its package has the path and the file exists', async () => {
    expect(findElectron(folder)).toBeUndefined();
    await writeFile(join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder)).toBeUndefined();
    await mkdir(join(folder, 'dist'));
    await writeFile(join(folder, 'dist', 'electron'), '');
    expect(findElectron(folder)).toBe(join(folder, 'dist', 'electron'));
    expect(await prepareElectron(folder)).toEqual({ program: join(folder, 'dist', 'electron') });
  });

  test('is downloaded if missing', async () => {
    const fetching = `const { mkdirSync, writeFileSync } = require('node:fs');
      mkdirSync(__dirname + '/dist');
      writeFileSync(__dirname + '/dist/electron', '');
      writeFileSync(__dirname + '/path.txt', 'electron');`;
    await writeFile(join(folder, 'install.js'), fetching);
    expect(await prepareElectron(folder)).toEqual({ program: join(folder, 'dist', 'electron') });
  });

  test.each([
    ["console.error(new TypeError('fetch failed').stack)", 'Electron could not be fetched (its server cannot be reached)'],
    ["console.error(new Error('Response code 404').stack)", 'Electron could not be fetched (Response code 404)'],
    ['process.kill(process.pid)', 'Electron could not be fetched (the download was broken off)'],
  ])('that cannot be downloaded is a one-line reason: %s', async (program, reason) => {
    await writeFile(join(folder, 'install.js'), `${program}; process.exit(1);`);
    expect(await prepareElectron(folder)).toEqual({ reason });
  });
});
