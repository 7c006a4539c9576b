import { expect, test } from 'vitest';
import { message } from '#engine/text/index.ts';
import { languageOfSystem, textsIn } from './shellTexts.ts';

test('texts are unchanged in English, and those of the window in Chinese', () => {
  expect(textsIn('en')('Undo')).toBe('Undo');
  expect(textsIn('zh')('Undo')).toBe('撤销');
  expect(textsIn('zh')('Call me Ishmael.')).toBe('Call me Ishmael.');
});

test('a message of the app is filled in, with nested messages in the same language', () => {
  const told = message("{{action}}: '{{file}}', {{count}}", { action: message('Undo'), file: 'Undo', count: 2 });
  expect(textsIn('en')(told)).toBe("Undo: 'Undo', 2");
  expect(textsIn('zh')(told)).toBe("撤销: 'Undo', 2");
});

test("until the window has reported a choice, the language is the system's", () => {
  expect(languageOfSystem(['zh-Hans-CN', 'en'])).toBe('zh');
  expect(languageOfSystem(['de-DE', 'zh-CN'])).toBe('en');
  expect(languageOfSystem([])).toBe('en');
});
