import { expect, test } from 'vitest';
import { languageOfSystem, textsIn } from './shellTexts.ts';

test('texts stand as they are in English, and are those of the window in Chinese', () => {
  expect(textsIn('en')('Undo')).toBe('Undo');
  expect(textsIn('zh')('Undo')).toBe('撤销');
  expect(textsIn('zh')('Call me Ishmael.')).toBe('Call me Ishmael.');
});

test('until the window has said what was chosen, the language is that of the system', () => {
  expect(languageOfSystem(['zh-Hans-CN', 'en'])).toBe('zh');
  expect(languageOfSystem(['de-DE', 'zh-CN'])).toBe('en');
  expect(languageOfSystem([])).toBe('en');
});
