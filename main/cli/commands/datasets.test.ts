import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { BUILT_INS, READERS } from '#app/datasets/index.ts';
import { Workplace } from '../testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

const PAGE = new URL('../../../docs/data.md', import.meta.url);

test('the page on the options of data is what the command prints: npm run -s cli -- datasets options > docs/data.md', async () => {
  const { stdout, exitCode } = await workplace.run(['datasets', 'options']);
  expect(exitCode).toBe(0);
  expect(stdout).toBe(readFileSync(PAGE, 'utf8'));
  for (const { label, options } of READERS) for (const text of [label, ...Object.keys(options)]) expect(stdout).toContain(text);
});

test('the options are told as fields, by reader and by built-in data set', async () => {
  const { json } = await workplace.run(['datasets', 'options', '--json']);
  const options = json() as Record<string, Record<string, unknown>>;
  expect(Object.keys(options)).toEqual([...READERS.map(({ name }) => name), ...BUILT_INS.map(({ spec }) => spec)]);
  expect(options.csv.header).toMatchObject({ kind: 'choice', default: 'auto', options: ['auto', 'true', 'false'] });
  expect(options.xor.noise).toMatchObject({ kind: 'float', default: 0.05, min: 0, max: 10 });
  expect(options.idx).toEqual({});
});
