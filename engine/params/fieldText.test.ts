import { expect, test } from 'vitest';
import { english, message } from '../messages/index.ts';
import {
  byColumn,
  choiceFor,
  type Fields,
  fieldsFromData,
  fieldsToData,
  int,
  numbers,
  readFieldText,
  shape,
  text,
  texts,
} from './index.ts';

const fields: Fields = {
  count: int({ default: 3, min: 1, max: 9, help: 'A count.' }),
  sign: text({
    default: 'auto',
    options: ['auto', 'tab'],
    accepts: (sign) => sign.length === 1,
    expected: message('one sign'),
    help: 'A sign.',
  }),
  names: texts({ help: 'Names.', whenEmpty: 'none' }),
};

test.each([
  ['int', '12', 12],
  ['float', '-1.5e3', -1500],
  ['int', '0x10', '0x10'],
  ['int', '5x', '5x'],
  ['int', '', ''],
  ['float', 'NaN', 'NaN'],
  ['bool', 'true', true],
  ['bool', 'yes', 'yes'],
  ['choice', '12', '12'],
  ['text', '12', '12'],
  ['texts', 'a,b', ['a,b']],
  ['byColumn', 'mean', { '': 'mean' }],
  ['shape', '28x28', [28, 28]],
  ['numbers', '1,0.5', [1, 0.5]],
  ['size', '3', 3],
  ['size', '3x5', [3, 5]],
] as const)('%s reads %j as %j', (kind, written, value) => {
  expect(readFieldText({ kind }, written)).toEqual(value);
});

test('a text is one that is offered, or one that fits', () => {
  const { sign } = fields;
  expect(['auto', 'tab', ';', 'ab', '', 3].map((value) => sign.schema.safeParse(value).success)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(english(sign.expected('ab'))).toBe('one sign');
});

test('texts are as many as there are, none of them empty', () => {
  const { names } = fields;
  expect([[], ['a', 'b'], [''], 'a'].map((value) => names.schema.safeParse(value).success)).toEqual([true, true, false, false]);
});

test('fields that were sent as data accept the same values and say the same', () => {
  const declared: Fields = {
    ...fields,
    shape: shape({ default: [2], help: 'A shape.' }),
    weights: numbers({ default: [], min: 0, help: 'W.' }),
  };
  const sent = fieldsFromData(JSON.parse(JSON.stringify(fieldsToData(declared))));
  expect(Object.keys(sent)).toEqual(Object.keys(declared));
  expect(fieldsToData(sent)).toEqual(fieldsToData(declared));
  for (const value of [0, 5, 10, 1.5, 'x', [2], [-1], ['a'], null]) {
    for (const name of ['count', 'names', 'shape', 'weights'] as const) {
      expect([name, value, sent[name].schema.safeParse(value).success]).toEqual([
        name,
        value,
        declared[name].schema.safeParse(value).success,
      ]);
      expect(sent[name].expected(value)).toEqual(declared[name].expected(value));
    }
  }
});

test('a choice by column holds for all columns but those with one of their own', () => {
  const field = byColumn({
    default: 'mean',
    options: ['mean', 'drop'],
    accepts: (text) => text === '0',
    help: 'What is filled in.',
  });
  expect(field.default).toEqual({ '': 'mean' });
  const chosen = { '': 'drop', age: '0' };
  expect(field.schema.parse(chosen)).toEqual(chosen);
  expect([choiceFor(chosen, 'age'), choiceFor(chosen, 'size')]).toEqual(['0', 'drop']);
  for (const wrong of [{ '': 'max' }, { '': 'mean', age: 'max' }, { age: 'mean' }, 'mean'])
    expect(field.schema.safeParse(wrong).success).toBe(false);
  expect(english(field.expected(undefined))).toBe('one of mean, drop');
});
