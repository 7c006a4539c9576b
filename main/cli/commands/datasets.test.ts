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

const FLATS = 'area,city,price\n50,"Rome, centre",1\n,Oslo,2\n70,Oslo,3\n90,"Rome, centre",4\n80,Oslo,5\n';

test('a table is inspected column by column', async () => {
  const data = workplace.write('flats.csv', FLATS);
  const { stdout, exitCode } = await workplace.run(['data', 'inspect', `${data}?missing=mean`]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/area\s+feature\s+number\s+1/);
  expect(stdout).toMatch(/city\s+feature\s+category\s+0\s+Oslo\s+2/);
  expect(stdout).toContain('Rome, centre');
});

test('a data set is written as a network sees it, split by split', async () => {
  const data = workplace.write('flats.csv', FLATS);
  const out = workplace.path('prepared.csv');
  const shares = ['--test', '0.2', '--validation', '0', '--normalize', 'standard'];
  const { json, exitCode } = await workplace.run([
    'data',
    'prepare',
    `${data}?missing=70&split=time`,
    '--out',
    out,
    ...shares,
    '--json',
  ]);
  expect(exitCode).toBe(0);
  const columns = ['area', 'city=Oslo', 'city=Rome, centre', 'price'];
  expect(json()).toMatchObject({ file: out, columns, samples: { train: 4, validation: 0, test: 1 } });
  const [head, ...rows] = readFileSync(out, 'utf8').trim().split('\n');
  expect(head).toBe('split,area,city=Oslo,"city=Rome, centre",price');
  // The training rows have the areas 50, 70 (filled), 70 and 90: mean 70, deviation √200.
  const deviation = Math.sqrt(200);
  const written = rows.map((row) => row.split(','));
  expect(written.map(([split, , ...others]) => [split, ...others])).toEqual([
    ['train', '0', '1', '1'],
    ['train', '1', '0', '2'],
    ['train', '1', '0', '3'],
    ['train', '0', '1', '4'],
    ['test', '1', '0', '5'],
  ]);
  [50, 70, 70, 90, 80].forEach((area, row) => {
    expect(Number(written[row][1])).toBeCloseTo((area - 70) / deviation, 12);
  });
});

test.each([
  ['--test', '1'],
  ['--validation', 'some'],
  ['--normalize', 'most'],
])('%s %s is a usage error', async (...option) => {
  const { exitCode } = await workplace.run(['data', 'prepare', 'iris', '--out', workplace.path('x.csv'), ...option]);
  expect(exitCode).toBe(2);
});
