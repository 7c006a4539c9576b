import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitLines, fitText, textWidth, wrapText } from './fitText.ts';
import { TEXTS } from './look.ts';

const { name, body } = TEXTS;

test('a text that is too long gets an ellipsis and fits its width', () => {
  expect(fitText('Hidden', name, 100)).toBe('Hidden');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 20, max: 200 }), (text, width) => {
      expect(textWidth(fitText(text, name, width), name)).toBeLessThanOrEqual(width);
    }),
  );
  expect(fitLines('The second hidden layer', 2, name, 130)).toEqual(['The second', 'hidden layer']);
  expect(fitText('x'.repeat(1e6), name, 100)).toMatch(/^x{5,15}…$/);
});

test('wrapped text keeps its line breaks and characters, and marks where it was cut', () => {
  expect(wrapText('One\n\nTwo words\n', 9, body, 40)).toEqual(['One', '', 'Two', 'words']);
  expect(wrapText('隐藏层的名字很长', 9, body, 40)).toEqual(['隐藏层', '的名字', '很长']);
  expect(wrapText('One\nTwo\nThree', 2, body, 80)).toEqual(['One', 'Two…']);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 20, max: 200 }), (text, width) => {
      const lines = wrapText(text, Number.POSITIVE_INFINITY, body, width);
      for (const line of lines) expect(textWidth(line, body)).toBeLessThanOrEqual(width);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});
