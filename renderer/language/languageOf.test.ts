import { expect, test } from 'vitest';
import { languageOf } from './languageOf.ts';

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
