import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type TestContext, test } from 'vitest';
import { Stage } from '../../scripts/screenshots/scenes/stage.ts';
import { VIEWS } from '../../scripts/screenshots/views.ts';
import { readAddress } from '../../scripts/start/serverProcess.ts';
import { collectTexts } from '../../scripts/translations/collect.ts';
import { readSources } from '../../scripts/walls/readSources.ts';
import { createReader } from '../e2e/plainLetters.ts';
import { untilStill } from '../e2e/untilStill.ts';
import { openProfile } from '../support/browser.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The sources of the build. */
const SOURCES = [
  'engine',
  'app',
  'main',
  'renderer',
  'resources',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'LICENSE',
];

/** Letters of no real language: plain ones reveal an untranslatable text. */
const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  b: 'ƀ',
  c: 'ç',
  d: 'đ',
  e: 'é',
  f: 'ƒ',
  g: 'ğ',
  h: 'ĥ',
  i: 'í',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  m: 'ɱ',
  n: 'ñ',
  o: 'ó',
  p: 'þ',
  q: 'ɋ',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'ú',
  v: 'ṽ',
  w: 'ŵ',
  x: 'ẋ',
  y: 'ý',
  z: 'ž',
};

/** A text with accents; formulas and values are unchanged. */
function accent(text: string): string {
  const parts = text.split(/(\{\{[^}]*\}\}|\$[^$]*\$)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[a-z]/gi, toAccented))).join('');
}

function toAccented(letter: string): string {
  const accented = ACCENTED[letter.toLowerCase()];
  return letter === letter.toLowerCase() ? accented : accented.toUpperCase();
}

/** Each view, dialog, menu and panel once. */
const CRAWLED = new Set([
  ...['start', 'empty-gradients', 'empty-log', 'empty-runs', 'empty-canvas', 'design-node', 'design-cnn', 'problem'],
  ...['menu-node', 'menu-wire', 'menu-canvas', 'menu-graph', 'find', 'layer-search', 'command-palette', 'shortcuts'],
  ...[
    'settings',
    'settings-canvas',
    'settings-shortcuts',
    'gallery',
    'picture',
    'training-running',
    'training',
    'curves-metrics',
    'gradients',
  ],
  ...['log', 'data-table', 'import-data', 'runs-details', 'learn', 'learn-terms', 'learn-dense', 'learn-adam', 'learn-f1'],
]);

/** A graph created in English, a data set's short name, and the columns of the imported file. */
const NAMED_IN_ENGLISH = ['Untitled', 'iris', 'petal', 'sepal', 'species'];

/** The program with a third language: a copy of its sources, a folder and a line. */
async function buildWithPseudoLanguage(context: TestContext): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), 'backwire-languages-'));
  context.onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  for (const name of SOURCES) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const translations = join(copy, 'resources', 'translations');
  mkdirSync(join(translations, 'qps'));
  const texts = [...collectTexts(readSources(ROOT), ROOT).keys()];
  writeFileSync(
    join(translations, 'qps', 'texts.json'),
    JSON.stringify(Object.fromEntries(texts.map((text) => [text, accent(text)]))),
  );
  const { en, ...others } = JSON.parse(readFileSync(join(translations, 'languages.json'), 'utf8'));
  const languages = { en, qps: { name: 'Þšéúđó', short: 'Þš', tag: 'eo' }, ...others };
  writeFileSync(join(translations, 'languages.json'), JSON.stringify(languages));
  await promisify(execFile)(process.execPath, [join(copy, 'scripts', 'launch.mjs'), 'build'], { cwd: copy });
  return copy;
}

async function startCopy(context: TestContext, copy: string): Promise<string> {
  const args = [join(copy, 'dist', 'node', 'server.js'), '--port', '0', '--db', join(copy, 'backwire.sqlite')];
  const server = spawn(process.execPath, args, { cwd: copy, stdio: ['ignore', 'pipe', 'inherit'] });
  context.onTestFinished(() => void server.kill());
  return readAddress(server);
}

test('no text of any view stays English in a third language, and none is cut off', { timeout: 900_000 }, async (context) => {
  const profile = await openProfile(context, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await profile.newPage();
  await page.goto(await startCopy(context, await buildWithPseudoLanguage(context)));
  const stage = new Stage(page);
  await stage.until('canvas');
  const { left, look } = createReader(page, NAMED_IN_ENGLISH);
  for (const { name, show } of VIEWS.filter((view) => CRAWLED.has(view.name))) {
    await stage.clear();
    await show(stage);
    await switchTo(stage, 'eo');
    await look(name);
    for (const text of await page.evaluate(readCutTexts)) left.add(`${name}, cut off: ${text}`);
    // In haste past the other language, back to English, whose names drive the views.
    await stage.switchLanguage();
    await switchTo(stage, 'en');
  }
  expect([...left]).toEqual([]);
});

/** Switches to the next language, and waits until it is active. */
async function switchTo(stage: Stage, tag: string): Promise<void> {
  await stage.switchLanguage();
  await stage.page.waitForFunction((wanted) => document.documentElement.lang === wanted, tag);
  await untilStill(stage.page);
}

/** Texts cut off by an ellipsis. */
function readCutTexts(): string[] {
  const cut = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) =>
      element.scrollWidth > element.clientWidth + 1 &&
      getComputedStyle(element).textOverflow === 'ellipsis' &&
      element.checkVisibility(),
  );
  return cut.map(({ innerText }) => innerText);
}
