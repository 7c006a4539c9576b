import { expect, test } from 'vitest';
import type { TableDescription } from '#app/contract/index.ts';
import { choiceOf, type Role, rolesIn, typeOf, withChoice, withRole, withType } from './columnChoices.ts';

const column = (name: string, role: Role) => ({ name, role });

const TABLE: TableDescription = {
  columns: [column('id', 'ignored'), column('age', 'feature'), column('city', 'feature'), column('price', 'target')],
  rows: [],
  described: 0,
  duplicates: 0,
};

const roleOptions = (name: string, role: Role, options = {}) => withRole(options, TABLE, name, role);

test('a new target takes the place of the one before', () => {
  expect(roleOptions('city', 'target')).toMatchObject({ target: ['city'], ignore: ['id'] });
});

test('a column is ignored, and taken back', () => {
  expect(roleOptions('age', 'ignored')).toMatchObject({ target: ['price'], ignore: ['id', 'age'] });
  expect(roleOptions('id', 'feature')).toMatchObject({ target: ['price'], ignore: [] });
});

test('one column groups the rows, another names their splits', () => {
  expect(roleOptions('id', 'group')).toMatchObject({ ignore: [], group: 'id', splitColumn: undefined });
  const grouped = { ...TABLE, columns: TABLE.columns.with(0, column('id', 'group')) };
  expect(withRole({}, grouped, 'city', 'split')).toMatchObject({ group: 'id', splitColumn: 'city' });
  expect(withRole({}, grouped, 'id', 'feature')).toMatchObject({ group: undefined });
});

test('the last target stays one', () => {
  expect(roleOptions('price', 'feature', { target: ['price'] })).toMatchObject({ target: ['price'] });
});

test('other options are kept', () => {
  expect(roleOptions('age', 'ignored', { header: 'true' })).toMatchObject({ header: 'true' });
});

test('a column has a choice of its own, or that of all', () => {
  const mean = { missing: { '': 'mean' } };
  expect([choiceOf({}, 'missing', 'refuse', 'age'), choiceOf(mean, 'missing', 'refuse', 'age')]).toEqual(['refuse', 'mean']);
  const own = withChoice(mean, 'missing', 'refuse', { name: 'age', value: 'drop' });
  expect(own).toEqual({ missing: { '': 'mean', age: 'drop' } });
  expect(choiceOf(own, 'missing', 'refuse', 'age')).toBe('drop');
  expect(withChoice(own, 'missing', 'refuse', { name: 'age', value: 'mean' })).toEqual(mean);
  expect(withChoice({}, 'kind', 'auto', { name: 'age', value: 'category' })).toEqual({ kind: { '': 'auto', age: 'category' } });
});

test('the type of a column is how its texts are cut, else how its cells are read', () => {
  const words = withType({}, { name: 'city', value: 'words' });
  expect(words).toEqual({ kind: { '': 'auto' }, text: { '': 'categories', city: 'words' } });
  expect(typeOf(words, 'city')).toBe('words');
  const dates = withType(words, { name: 'city', value: 'date' });
  expect(dates).toEqual({ kind: { '': 'auto', city: 'date' }, text: { '': 'categories' } });
  expect([typeOf(dates, 'city'), typeOf({ text: { '': 'words' } }, 'city')]).toEqual(['date', 'auto']);
});

test('only windows have a column of time among their roles', () => {
  expect([rolesIn({}).includes('time'), rolesIn({ window: 12 }).includes('time')]).toEqual([false, true]);
  expect(roleOptions('id', 'time', { window: 12 })).toMatchObject({ ignore: [], time: 'id' });
  expect(roleOptions('age', 'ignored', { time: 'city' })).toMatchObject({ time: 'city' });
});
