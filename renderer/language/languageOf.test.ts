import { expect, test } from 'vitest';
import { languageOf } from './languageOf.ts';

test('a language that was chosen is meant, whatever the system speaks', () => {
  expect(languageOf('zh', ['en-GB'])).toBe('zh');
  expect(languageOf('en', ['zh-CN'])).toBe('en');
});

test('else it is that of the system where it is known, or English', () => {
  expect(languageOf('auto', ['zh-Hans-CN', 'en'])).toBe('zh');
  expect(languageOf('auto', ['de-DE', 'zh-CN'])).toBe('en');
  expect(languageOf('auto', ['toString'])).toBe('en');
  expect(languageOf('auto', [])).toBe('en');
});
