import { expect, test } from 'vitest';
import { defaultDatabaseFile, locate, userDataDirectory, VERSION } from './index.ts';

test('in a checkout everything is around the bundles', () => {
  const { rendererDirectory, resourcesDirectory, workerUrl, preloadFile } = locate('file:///home/ada/backwire/dist/node/cli.js');
  expect({ rendererDirectory, resourcesDirectory, worker: workerUrl.href, preloadFile }).toEqual({
    rendererDirectory: '/home/ada/backwire/dist/renderer/',
    resourcesDirectory: '/home/ada/backwire/resources/',
    worker: 'file:///home/ada/backwire/dist/node/trainingWorker.js',
    preloadFile: '/home/ada/backwire/dist/node/preload.cjs',
  });
});

test('in the packaged app resources are beside the archive', () => {
  const { rendererDirectory, resourcesDirectory } = locate('file:///opt/Backwire/resources/app.asar/dist/node/electron.js');
  expect({ rendererDirectory, resourcesDirectory }).toEqual({
    rendererDirectory: '/opt/Backwire/resources/app.asar/dist/renderer/',
    resourcesDirectory: '/opt/Backwire/resources/',
  });
});

test.each([
  ['linux', {}, '/home/ada/.config/Backwire'],
  ['linux', { XDG_CONFIG_HOME: '/data/config' }, '/data/config/Backwire'],
  ['darwin', {}, '/home/ada/Library/Application Support/Backwire'],
  ['win32', { APPDATA: 'C:\\Users\\Ada\\AppData\\Roaming' }, 'C:\\Users\\Ada\\AppData\\Roaming\\Backwire'],
] as const)('user data is where Electron puts it: %s %o', (platform, env, folder) => {
  expect(userDataDirectory({ platform, env, home: '/home/ada' })).toBe(folder);
});

test('BACKWIRE_DB names another database', () => {
  const system = { platform: 'linux', home: '/home/ada' } as const;
  expect(defaultDatabaseFile({ ...system, env: {} })).toBe('/home/ada/.config/Backwire/backwire.sqlite');
  expect(defaultDatabaseFile({ ...system, env: { BACKWIRE_DB: '/tmp/runs.sqlite' } })).toBe('/tmp/runs.sqlite');
});

test("the version is the manifest's", () => {
  expect(VERSION).toMatch(/^\d+\.\d+\.\d+/);
});
