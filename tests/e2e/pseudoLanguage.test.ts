import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type TestContext, test } from 'vitest';
import { Stage } from '../../scripts/screenshots/stage.ts';
import { VIEWS } from '../../scripts/screenshots/views.ts';
import { readAddress } from '../../scripts/start/serverProcess.ts';
import { collectTexts } from '../../scripts/translations/collect.ts';
import { readSources } from '../../scripts/walls/readSources.ts';
import { openProfile } from '../support/browser.ts';
import { untilStill } from './untilStill.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What the program is built from. */
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

/** Letters as no language has them: whoever sees plain ones sees a text that nobody could translate. */
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

/** A text with accents; formulas and values stay as they are. */
function accent(text: string): string {
  const parts = text.split(/(\{\{[^}]*\}\}|\$[^$]*\$)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[a-z]/gi, toAccented))).join('');
}

function toAccented(letter: string): string {
  const accented = ACCENTED[letter.toLowerCase()];
  return letter === letter.toLowerCase() ? accented : accented.toUpperCase();
}

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
  const found: string[] = [];
  for (const { name, show } of VIEWS) {
    await stage.clear();
    await show(stage).catch((error: Error) => found.push(`${name} was not brought about: ${error.message.split('\n')[0]}`));
    await switchTo(stage, 'eo');
    for (const text of await page.evaluate(readTexts)) found.push(`${name}: ${text}`);
    // Over the other languages back to English, by whose names views are brought about.
    await switchTo(stage, 'zh-CN');
    await switchTo(stage, 'en');
  }
  expect(found).toEqual([]);
});

/** Takes the next language, and waits until the window speaks it. */
async function switchTo(stage: Stage, tag: string): Promise<void> {
  await stage.switchLanguage();
  await stage.page.waitForFunction((wanted) => document.documentElement.lang === wanted, tag);
  await untilStill(stage.page);
}

/** The texts that are to be seen or heard in plain Latin letters, and those that an ellipsis cuts off. */
function readTexts(): string[] {
  const texts = new Set<string>();
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('.katex, [data-data], kbd, code, script, style') || !element.checkVisibility()) continue;
    const own = [...element.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ textContent }) => textContent ?? '');
    const attributes = ['aria-label', 'title', 'placeholder', 'aria-description', 'alt'].map(
      (name) => element.getAttribute(name) ?? '',
    );
    for (const text of [...own, ...attributes]) if (/[A-Za-z]{2,}/.test(text)) texts.add(text.trim());
    const isCut =
      element instanceof HTMLElement &&
      element.scrollWidth > element.clientWidth + 1 &&
      getComputedStyle(element).textOverflow === 'ellipsis';
    if (isCut) texts.add(`cut off: ${element.innerText}`);
  }
  return [...texts];
}
