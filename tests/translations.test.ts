import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collectTexts, TRANSLATED } from '../scripts/translations/collect.ts';
import { readLanguage, translatedLanguages } from '../scripts/translations/files.ts';
import { findBareTexts } from '../scripts/translations/findBareTexts.ts';
import { findTexts } from '../scripts/translations/findTexts.ts';
import { baseOf, findMisplaced } from '../scripts/translations/review.ts';
import { readSources } from '../scripts/walls/readSources.ts';

const ROOT = join(import.meta.dirname, '..');
const sources = readSources(ROOT);
const translated = [...sources].filter(([file]) => TRANSLATED.test(file) && !file.includes('/testing/'));

describe.each(translatedLanguages(ROOT))('%s', (language) => {
  test('has the same values in its translations', () => {
    expect(Object.values(readLanguage(ROOT, language)).flatMap(findMisplaced)).toEqual([]);
  });
});

test('singular forms of English belong to texts in use', () => {
  const said = collectTexts(sources, ROOT);
  const singulars = Object.values(readLanguage(ROOT, 'en')).flatMap(Object.keys);
  expect(singulars.filter((key) => !said.has(baseOf(key)))).toEqual([]);
});

test('no user-visible text in a source is untranslatable', () => {
  const bare = translated.flatMap(([file, source]) =>
    findBareTexts(source, file).map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(bare).toEqual([]);
});

test('history, notices and log store data, to be translated for each reader', () => {
  const saidAtOnce = /(\.edit\(|notices\.\w+\(|log\.add\('\w+',)\s*(t|say)\(/;
  expect(translated.filter(([, source]) => saidAtOnce.test(source)).map(([file]) => file)).toEqual([]);
});

test('texts are literals in the source, with placeholders for values', () => {
  const unclear = translated.flatMap(([file, source]) => findTexts(source, file).unclear.map((line) => `${file}:${line}`));
  expect(unclear).toEqual([]);
});
