import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, settingsSchema } from './settings.ts';

test('an invalid choice falls back to its default, and the others stay', () => {
  expect(settingsSchema.parse({ theme: 'sepia', textSize: 125, keys: { undo: 7 } })).toEqual({
    ...DEFAULT_SETTINGS,
    textSize: 125,
  });
});
