import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { extractFile, getRawHeader, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt, ROOT } from '../../scripts/build/ensureBuilt.ts';
import { writeStubElectron } from './stubElectron.ts';

let folder: string;
let app: string;
let archive: string;
let packed: string[];

beforeAll(async () => {
  await ensureBuilt();
  folder = await mkdtemp(join(tmpdir(), 'backwire-test-'));
  await writeStubElectron(join(folder, 'electron'));
  const program = createRequire(import.meta.url).resolve('electron-builder/cli.js');
  const output = [`-c.electronDist=${join(folder, 'electron')}`, `-c.directories.output=${join(folder, 'out')}`];
  await promisify(execFile)(process.execPath, [program, '--linux', 'dir', '--x64', ...output], { cwd: ROOT });
  app = join(folder, 'out', 'linux-unpacked');
  archive = join(app, 'resources', 'app.asar');
  packed = listPackage(archive, { isPack: false }).map((path) => path.slice(1));
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the archive holds the built program', () => {
  expect(packed).toEqual(
    expect.arrayContaining([
      'package.json',
      'dist/node/electron.js',
      'dist/node/preload.cjs',
      'dist/node/trainingWorker.js',
      'dist/node/backgroundWorker.js',
      'dist/node/lensWorker.js',
      'dist/node/kernelWorker.js',
      'dist/node/gunzipWorker.js',
      'dist/node/imageWorker.js',
      'dist/node/parquetWorker.js',
      'dist/renderer/index.html',
      'node_modules/better-sqlite3/lib/index.js',
    ]),
  );
  expect(JSON.parse(extractFile(archive, 'package.json').toString())).toMatchObject({
    name: 'backwire',
    main: 'dist/node/electron.js',
  });
});

test('the page is a production build, even in a test', () => {
  const scripts = packed.filter((path) => /^dist\/renderer\/assets\/.+\.js$/.test(path));
  const development = scripts.filter((path) => extractFile(archive, path).includes('Download the React DevTools'));
  expect(scripts).not.toEqual([]);
  expect(development).toEqual([]);
});

test('it has no sources, tests, maps, bundled packages or development dependencies', () => {
  const unwanted = packed.filter((path) => /\.(ts|tsx|map|md|cpp|h|c)$|\.test\./.test(path));
  const packages = new Set(packed.flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/@]+)/)?.[1] ?? []));
  expect(unwanted).toEqual([]);
  expect([...packages].sort()).toEqual([
    '@img/colour',
    '@img/sharp-libvips-linux-x64',
    '@img/sharp-linux-x64',
    'better-sqlite3',
    'detect-libc',
    'semver',
    'sharp',
  ]);
  expect(packed.filter((path) => /^(engine|app|main|renderer|scripts|tests|docs|resources)\b/.test(path))).toEqual([]);
});

test("of the native binaries only this system's is included, outside the archive, where it can be loaded", async () => {
  const binaries = packed.filter((path) => /\.node$|\.so(\.|$)/.test(path));
  expect(binaries.map((path) => path.replace(/[-.]\d+\.\d+\.\d+/, ''))).toEqual([
    'node_modules/@img/sharp-libvips-linux-x64/lib/libvips-cpp.so',
    'node_modules/@img/sharp-linux-x64/lib/sharp-linux-x64.node',
    'node_modules/better-sqlite3/prebuilds/linux-x64.node',
  ]);
  for (const binary of binaries) expect(statFile(archive, binary)).toMatchObject({ unpacked: true });
  expect(await listFiles(`${archive}.unpacked`)).toEqual(expect.arrayContaining(binaries));
});

test("everything in the archive has a checksum for Electron's integrity check", () => {
  const files: unknown[] = [];
  const collect = (node: object) => {
    if ('files' in node) for (const child of Object.values(node.files as object)) collect(child);
    else files.push('integrity' in node && node.integrity);
  };
  collect(getRawHeader(archive).header);
  expect(files.length).toBeGreaterThan(10);
  expect(files).not.toContain(false);
});

test('examples, data sets and the icon are beside it', async () => {
  expect(await listFiles(join(app, 'resources'))).toEqual(
    expect.arrayContaining([
      'datasets/iris.csv',
      'datasets/mnist/t10k-images-idx3-ubyte',
      'datasets/mnist/t10k-labels-idx1-ubyte',
      'datasets/mnist/train-images-idx3-ubyte',
      'datasets/mnist/train-labels-idx1-ubyte',
      'examples/mnist-mlp.backwire.json',
      'icons/icon.png',
    ]),
  );
});

test('the licenses are included: for the window, and as a text beside the archive', async () => {
  const licenses = JSON.parse(extractFile(archive, 'dist/renderer/licenses.json').toString()) as { name: string }[];
  const names = licenses.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['react', 'ws', 'zod', 'csv-parse', 'better-sqlite3', 'sharp', 'libvips', 'electron', 'KaTeX fonts']),
  );
  const text = await readFile(join(app, 'resources', 'LICENSES.third-party.txt'), 'utf8');
  expect(names.filter((name) => !text.includes(name))).toEqual([]);
  expect(packed.filter((path) => /licenses\./.test(path))).toEqual(['dist/renderer/licenses.json']);
});

test("Electron's fuses are set", async () => {
  const wire = await getCurrentFuseWire(join(app, 'backwire'));
  const isOn = (fuse: FuseV1Options) => wire[fuse] === FuseState.ENABLE;
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyFromAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    filePrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspect: false,
    asarIntegrity: true,
    onlyFromAsar: true,
    filePrivileges: false,
  });
});

async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(directory, join(entry.parentPath, entry.name)));
}
