import { expect, test } from 'vitest';
import { declared, english, message, plural } from './index.ts';

test('English is the filled-in template, including nested messages', () => {
  const expected = message('a list of {{what}}', { what: declared('Numbers') });
  expect(english(message("'{{node}}' expects {{expected}}", { node: 'h1', expected }))).toBe("'h1' expects a list of Numbers");
});

test('a plain string is data, and numbers are unchanged', () => {
  expect(english('{{name}}')).toBe('{{name}}');
  expect(english(message('{{count}} of {{name}}', { count: 1200, name: '{{count}} $&' }))).toBe('1200 of {{count}} $&');
});

test('a list is joined', () => {
  expect(english(message('one of {{names}}', { names: ['a', message('b'), 3] }))).toBe('one of a, b, 3');
});

test('a count gets its noun', () => {
  expect([1, 0, 2].map((count) => english(plural(count, '{{count}} sample', '{{count}} samples')))).toEqual([
    '1 sample',
    '0 samples',
    '2 samples',
  ]);
});

test('a message survives JSON', () => {
  const told = message('one of {{names}}', { names: ['a', message('{{n}} b', { n: 2 })] });
  expect(english(JSON.parse(JSON.stringify(told)))).toBe('one of a, 2 b');
});

test('a template is a literal with all of its values', () => {
  const name: string = 'x';
  // @ts-expect-error a template that is put together cannot be translated
  message(`Hello ${name}`);
  // @ts-expect-error the value of a name is missing
  message('Hello {{name}}', {});
  // @ts-expect-error there is no such name
  message('Hello', { name });
  expect(english(message('Hello {{name}}', { name }))).toBe('Hello x');
});
