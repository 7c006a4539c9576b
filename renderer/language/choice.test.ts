import { expect, test } from 'vitest';
import { chosenLanguage, preferredLanguage } from './choice.ts';

const remembering = (chosen: string | null) => ({ getItem: () => chosen });

test('the language that was chosen is kept', () => {
  expect(preferredLanguage(remembering('zh'), ['en-GB'])).toBe('zh');
  expect(preferredLanguage(remembering('en'), ['zh-CN'])).toBe('en');
});

test('without a choice, the language is that of the system, or English', () => {
  expect(preferredLanguage(remembering(null), ['zh-Hans-CN', 'en'])).toBe('zh');
  expect(preferredLanguage(remembering(null), ['de-DE', 'zh-CN'])).toBe('en');
  expect(preferredLanguage(remembering(null), [])).toBe('en');
});

test('a language that there is not was never chosen', () => {
  expect(chosenLanguage(remembering('toString'))).toBeUndefined();
  expect(chosenLanguage(remembering('tlh'))).toBeUndefined();
});
