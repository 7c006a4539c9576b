import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collectSentences, collectTexts } from '../scripts/translations/collect.ts';
import { findMisplaced, findMissing, removeStale } from '../scripts/translations/compare.ts';
import { PLURALS, readTranslations, SENTENCES, TEXTS } from '../scripts/translations/files.ts';
import { findBareTexts } from '../scripts/translations/findBareTexts.ts';
import { findTexts } from '../scripts/translations/findTexts.ts';
import { readSources } from '../scripts/walls/readSources.ts';

const ROOT = join(import.meta.dirname, '..');
const sources = readSources(ROOT);
const said: Readonly<Record<string, ReadonlySet<string>>> = {
  [TEXTS]: collectTexts(sources),
  [SENTENCES]: collectSentences(sources, ROOT),
};

const windowSources = [...sources].filter(
  ([file]) => /^renderer\/.*(?<!\.test)\.tsx?$/.test(file) && !file.includes('/testing/'),
);

describe.each([TEXTS, SENTENCES])('%s', (name) => {
  const translations = readTranslations(ROOT, name);

  test('holds a translation of everything that is said', () => {
    expect(findMissing(translations, said[name])).toEqual([]);
  });

  test('holds nothing that is not said any more, and is sorted', () => {
    expect(Object.keys(translations)).toEqual(Object.keys(removeStale(translations, said[name])));
  });

  test('puts the same values into its translations', () => {
    expect(findMisplaced(translations)).toEqual([]);
  });
});

test('English plurals belong to texts that are said', () => {
  const plurals = readTranslations(ROOT, PLURALS);
  expect(Object.keys(plurals)).toEqual(Object.keys(removeStale(plurals, said[TEXTS])));
  expect(findMisplaced(plurals)).toEqual([]);
});

test('no text stands in the window by itself', () => {
  const bare = windowSources.flatMap(([file, source]) =>
    findBareTexts(source, file).map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(bare).toEqual([]);
});

test('what the history, notices and the log keep is data, to be said in the language of whoever reads it', () => {
  const saidAtOnce = /(\.edit\(|notices\.\w+\(|log\.add\('\w+',)\s*(t|tell)\(/;
  const said = windowSources.filter(([, source]) => saidAtOnce.test(source)).map(([file]) => file);
  expect(said).toEqual([]);
});

test('texts are given to `t` as they are, with places for values', () => {
  const unclear = windowSources.flatMap(([file, source]) => findTexts(source, file).unclear.map((line) => `${file}:${line}`));
  expect(unclear).toEqual([]);
});
