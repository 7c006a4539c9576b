import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DIAGNOSTIC_CODES } from '#engine/graph/index.ts';

const root = new URL('..', import.meta.url);
const read = (file: string) => readFileSync(new URL(file.replaceAll('\\', '/'), root), 'utf8');
const files = globSync('{engine,app,main,renderer,tests}/**/*.{ts,tsx}', { cwd: root });
const tests = files.filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('errorCodes'));
const sources = files.filter((file) => !/\.test\.tsx?$/.test(file));

/** The keys of each `declareErrors({ … })` in a source file. */
function declaredCodes(source: string): string[] {
  const blocks = source.matchAll(/declareErrors\(\{([\s\S]*?)\}\)/g);
  return [...blocks].flatMap(([, block]) => [...block.matchAll(/^\s*'([a-zA-Z]+\.[a-zA-Z]+)':/gm)].map(([, code]) => code));
}

const declared = sources.flatMap((file) => declaredCodes(read(file)).map((code) => ({ code, file })));

test('each error code is declared once', () => {
  const twice = declared.filter(({ code }, index) => declared.findIndex((other) => other.code === code) !== index);
  expect(twice).toEqual([]);
});

test('each code of an error that a person can cause has a test that names it', () => {
  const tested = tests.map(read).join('\n');
  const codes = [...declared.map(({ code }) => code), ...Object.keys(DIAGNOSTIC_CODES)];
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter((code) => !tested.includes(code))).toEqual([]);
});
