import { expect, test } from 'vitest';
import { ROOT } from '../scripts/build/ensureBuilt.ts';
import { findDeclaredCodes } from '../scripts/test/declaredCodes.ts';

const declared = findDeclaredCodes(ROOT);

test('each error code is declared once', () => {
  const twice = declared.filter(({ code }, index) => declared.findIndex((other) => other.code === code) !== index);
  expect(declared.length).toBeGreaterThan(30);
  expect(twice).toEqual([]);
});
