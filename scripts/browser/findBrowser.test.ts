import { expect, test } from 'vitest';
import { findBrowser, findTestBrowser, type Machine } from './findBrowser.ts';
import { planInstallation } from './installBrowser.ts';

/** A machine on which only these files exist. */
function machine(platform: NodeJS.Platform, env: Machine['env'], ...files: string[]): Machine {
  return { platform, env, home: '/home/ada', exists: (path) => files.includes(path) };
}

test('the environment has precedence over installed browsers', () => {
  const env = { BACKWIRE_BROWSER: '/opt/my/chrome', PATH: '/usr/bin' };
  expect(findBrowser(machine('linux', env, '/opt/my/chrome', '/usr/bin/chromium'))).toBe('/opt/my/chrome');
});

test('a path that does not exist does not hide an installed browser', () => {
  const env = { CHROME_PATH: '/gone', PATH: '/usr/bin' };
  expect(findBrowser(machine('linux', env, '/usr/bin/google-chrome'))).toBe('/usr/bin/google-chrome');
});

test.each([
  ['linux', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/bin/chromium'],
  ['linux', { PATH: '/usr/bin' }, '/snap/bin/chromium'],
  ['linux', {}, '/var/lib/flatpak/exports/bin/org.chromium.Chromium'],
  ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['darwin', {}, '/home/ada/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['win32', { ProgramFiles: 'C:\\Program Files' }, 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
  [
    'win32',
    { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
] as const)('on %s with %o it is found at %s', (platform, env, path) => {
  expect(findBrowser(machine(platform, env, path))).toBe(path);
});

test('tests prefer a headless browser to an installed one, and one that is named to both', async () => {
  const files = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/opt/mine'];
  expect(await findTestBrowser(machine('linux', { PATH: '/usr/bin' }, ...files))).toBe('/usr/bin/chromium-headless-shell');
  expect(await findTestBrowser(machine('linux', { PATH: '/usr/bin', CHROME_PATH: '/opt/mine' }, ...files))).toBe('/opt/mine');
  expect(await findTestBrowser(machine('linux', { PATH: '/usr/bin' }, '/usr/bin/chromium'))).toBe('/usr/bin/chromium');
});

test('without a browser, none is found', () => {
  for (const platform of ['linux', 'darwin', 'win32', 'freebsd'] as const) {
    expect(findBrowser(machine(platform, { PATH: '/usr/bin', ProgramFiles: 'C:\\Program Files' }))).toBeUndefined();
  }
});

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n';
const UBUNTU = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n';

test('on Debian root installs the package', () => {
  const { commands } = planInstallation({ platform: 'linux', isRoot: true, osRelease: DEBIAN });
  expect(commands.map(([program, command]) => [program, command])).toEqual([
    ['apt-get', 'update'],
    ['apt-get', 'install'],
  ]);
});

test.each([
  ['somebody on Debian', { platform: 'linux', isRoot: false, osRelease: DEBIAN }, ['install', 'chromium']],
  ['root on Ubuntu', { platform: 'linux', isRoot: true, osRelease: UBUNTU }, ['install', '--with-deps', 'chromium']],
  ['a Mac', { platform: 'darwin', isRoot: false, osRelease: '' }, ['install', 'chromium']],
] as const)("%s gets Playwright's", (_who, system, args) => {
  const { commands } = planInstallation(system);
  expect(commands).toHaveLength(1);
  expect(commands[0].slice(2)).toEqual(args);
});
