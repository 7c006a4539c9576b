import { expect, test } from 'vitest';
import { choice, int, shape, size } from './field.ts';
import { readFieldText } from './readFieldText.ts';

const help = 'Help.';

test.each([
  [int({ default: 1, help }), '12', 12],
  [int({ default: 1, help }), '1,2', '1,2'],
  [int({ default: 1, help }), 'twelve', 'twelve'],
  [int({ default: 1, help }), '', ''],
  [shape({ default: [], help }), '28x28', [28, 28]],
  [shape({ default: [], help }), '[28, 28, 1]', [28, 28, 1]],
  [size({ default: 1, help }), '3', 3],
  [size({ default: 1, help }), '3 × 5', [3, 5]],
  [choice({ default: 'a', options: ['a', '1'], help }), '1', '1'],
])('text is read as the field has it: %#', (field, text, value) => {
  expect(readFieldText(field, text)).toEqual(value);
});
