import { afterEach, expect, test } from 'vitest';
import { language, languageOf, later, message, putInUse, say, t } from './index.ts';

afterEach(() => putInUse('en'));

// Before the texts of Chinese are loaded by other tests.
test('of languages chosen in haste, the last one is used', async () => {
  await Promise.all([putInUse('zh'), putInUse('en')]);
  expect(language.getState()).toBe('en');
});

test('a text is unchanged in English, with its values filled in', () => {
  expect(t('Keep {{name}}: is that all?', { name: '<b>' })).toBe('Keep <b>: is that all?');
});

test('numbers in texts have thin separators', () => {
  expect(t('{{count}} nodes', { count: 12_000 })).toBe('12\u202f000 nodes');
  expect(t('{{count}} nodes', { count: 1 })).toBe('1 node');
});

test('texts and messages follow the language, also those in constants', async () => {
  const label = later('Train');
  await putInUse('zh');
  expect(t(label)).toBe('训练');
  expect(t('{{count}} nodes', { count: 1 })).toBe('1 个节点');
  expect(say(message('The graph has no loss; training needs one to minimize'))).toBe('图中没有损失；训练需要一个可最小化的损失');
  await putInUse('en');
  expect(t(label)).toBe('Train');
});

test('untranslated text stays', async () => {
  await putInUse('zh');
  expect(t('Call me Ishmael.')).toBe('Call me Ishmael.');
});

test("a chosen language is used, whatever the system's", () => {
  expect(languageOf('zh', ['en-GB'])).toBe('zh');
  expect(languageOf('en', ['zh-CN'])).toBe('en');
});

test("otherwise the system's if supported, or English", () => {
  expect(languageOf('auto', ['zh-Hans-CN', 'en'])).toBe('zh');
  expect(languageOf('auto', ['de-DE', 'zh-CN'])).toBe('en');
  expect(languageOf('auto', ['toString'])).toBe('en');
  expect(languageOf('auto', [])).toBe('en');
});
