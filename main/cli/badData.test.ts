import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { examplePath, Workplace } from './testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

/** Files written by other programs. */
const FIXTURES = join(import.meta.dirname, '../../app/datasets/testing/fixtures');

const GOOD_ROWS = 'a,b,answer\n1,2,yes\n3,4,no\n5,6,yes\n';

/** An IDX file of bytes (http://yann.lecun.com/exdb/mnist/), with `missing` bytes cut off. */
function idx(lengths: readonly number[], missing = 0): Buffer {
  const header = Buffer.alloc(4 + 4 * lengths.length);
  header.writeUInt32BE(0x0800 + lengths.length, 0);
  for (const [axis, length] of lengths.entries()) header.writeUInt32BE(length, 4 + 4 * axis);
  return Buffer.concat([header, Buffer.alloc(lengths.reduce((product, length) => product * length, 1) - missing)]);
}

const labels = workplace.write('labels', idx([3]));

describe('unusable data ends a command with exit code 1 and names the location', () => {
  test.each([
    { what: 'a missing column', file: 'a.csv', content: GOOD_ROWS, options: '?target=species', code: 'dataset.missingColumn' },
    { what: 'a ragged row', file: 'b.csv', content: `${GOOD_ROWS}7,8\n`, code: 'dataset.raggedRow', says: /line 5/ },
    {
      what: 'text among numbers',
      file: 'c.csv',
      content: `${GOOD_ROWS}7,eight,no\n`,
      code: 'dataset.nonNumeric',
      says: /line 5/,
    },
    { what: 'NaN among numbers', file: 'd.csv', content: `${GOOD_ROWS}NaN,8,no\n`, code: 'dataset.notFinite', says: /line 5/ },
    { what: 'an empty file', file: 'e.csv', content: '', code: 'dataset.empty' },
    {
      what: 'a truncated gzip file',
      file: 'f.csv.gz',
      content: gzipSync(GOOD_ROWS).subarray(0, 20),
      code: 'dataset.damagedGzip',
    },
    {
      what: 'text in another encoding than the option says',
      file: 'g.csv',
      options: '?encoding=utf-8',
      content: Buffer.from(`${GOOD_ROWS}7,8,gr\u00fcn\n`, 'latin1'),
      code: 'dataset.encoding',
      says: /line 5.*byte 0xFC at offset 40/,
    },
    {
      what: 'a mark of a missing value among classes',
      file: 'h.csv',
      content: `${GOOD_ROWS}7,8,N/A\n`,
      code: 'dataset.missingValue',
      says: /line 5/,
    },
    {
      what: 'amounts to predict',
      file: 'i.csv',
      content: 'a,b,answer\n1,2,$3\n3,4,$5\n',
      code: 'dataset.notation',
      says: /line 2, column 'answer'/,
    },
    {
      what: 'names to predict',
      file: 'j.csv',
      content: `a,b,answer\n${[...'abcdefgh'].map((name) => `1,2,${name}`).join('\n')}\n`,
      code: 'dataset.tooManyClasses',
      says: /8 different texts in 8 rows/,
    },
    {
      what: 'a cell that is a file of its own',
      file: 'k.csv.gz',
      content: gzipSync(`${GOOD_ROWS}7,${'8'.repeat(2_000_000)},no\n`),
      code: 'dataset.tooLarge',
      says: /line 5/,
    },
    { what: 'a header without rows', file: 'l.csv', content: 'a,b,answer\n', code: 'dataset.empty', says: /no data rows/ },
    {
      what: 'two columns of one name',
      file: 'm.csv',
      content: 'a,a,answer\n1,2,yes\n3,4,no\n',
      code: 'dataset.duplicateColumn',
      says: /line 1: two columns are named 'a'/,
    },
    {
      what: 'a single class',
      file: 'n.csv',
      content: 'a,b,answer\n1,2,yes\n3,4,yes\n',
      code: 'dataset.oneClass',
      says: /column 'answer', has a single class, 'yes'/,
    },
    {
      what: 'a column without any value, which the others could fill',
      file: 'o.csv',
      content: `a,b,answer\n${'1,,yes\n2,,no\n'.repeat(10)}`,
      options: '?missing=mean',
      code: 'dataset.allMissing',
      says: /column 'b': expected a value in at least one training row/,
    },
    {
      what: 'text that is not UTF-8, nor surely in another encoding',
      file: 'p.csv',
      content: Buffer.concat([Buffer.from(`${GOOD_ROWS}7,8,`), Buffer.from([0x96, 0xbc, 0x91, 0x4f, 10])]),
      code: 'dataset.encoding',
      says: /line 5.*byte 0x96 at offset 38/,
    },
    { what: 'NUL bytes in a text', file: 'q.csv', content: `${GOOD_ROWS}7,8\0,no\n`, code: 'dataset.notText' },
    {
      what: 'a number of 400 digits',
      file: 'r.csv',
      content: `${GOOD_ROWS}7,${'8'.repeat(400)},no\n`,
      code: 'dataset.notFinite',
      says: /line 5, column 'b': expected a finite number, found '8{40}…'/,
    },
    {
      what: 'a quote that is never closed',
      file: 's.csv',
      content: `${GOOD_ROWS}7,"8,no\n9,1,yes\n`,
      code: 'dataset.csvSyntax',
      says: /the row after line 4/,
    },
    {
      what: 'windows longer than the table',
      file: 't.csv',
      content: GOOD_ROWS,
      options: '?window=24',
      code: 'dataset.split',
      says: /at least 25 consecutive rows in each split/,
    },
  ])('$what', async ({ file, content, options = '', code, says }) => {
    await expectRefusal(`${workplace.write(file, content)}${options}`, code, says ?? new RegExp(file));
  });

  test('a truncated IDX file', async () => {
    const images = workplace.write('images', idx([3, 2, 2], 5));
    await expectRefusal(`idx:${images},${labels}`, 'dataset.idxSize', /images/);
  });

  test('an IDX file with a dimension of 0', async () => {
    const images = workplace.write('flat-images', idx([3, 0, 2]));
    await expectRefusal(`idx:${images},${labels}`, 'dataset.empty', /a dimension of 0 \(3 × 0 × 2\)/);
  });

  test('Parquet with nested types, and images of which none can be read', async () => {
    const nested = join(FIXTURES, 'nested.parquet');
    await expectRefusal(nested, 'dataset.nestedValue', /column/);
    for (const label of ['cat', 'dog']) {
      mkdirSync(workplace.path(`broken/${label}`), { recursive: true });
      workplace.write(`broken/${label}/1.png`, 'no image');
    }
    await expectRefusal(`images:${workplace.path('broken')}`, 'dataset.damagedImage', /1\.png/);
  });

  test('a missing file', async () => {
    await expectRefusal(workplace.path('none.csv'), 'dataset.missingFile', /none\.csv/);
  });
});

describe('unusual data is read, with a note on what was done', () => {
  const inspect = async (spec: string) => {
    const { exitCode, json } = await workplace.run(['datasets', 'inspect', spec, '--json']);
    return { exitCode, ...(json() as { notes: string[]; inputs: { shape: number[] }[]; samples: Record<string, number> }) };
  };

  test.each([
    ['a byte order mark', Buffer.from(`\ufeff${GOOD_ROWS}`), []],
    ['UTF-16', Buffer.from(`\ufeff${GOOD_ROWS}`, 'utf16le'), [expect.stringContaining('UTF-16LE')]],
    ['UTF-16 without a byte order mark', Buffer.from(GOOD_ROWS, 'utf16le'), [expect.stringContaining('UTF-16LE')]],
    ['Windows-1252', Buffer.from(`${GOOD_ROWS}7,8,gr\u00fcn\n`, 'latin1'), [expect.stringContaining('as line 5 shows')]],
  ])('%s', async (what, content, notes) => {
    const found = await inspect(workplace.write(`${what}.csv`, content));
    expect(found).toMatchObject({ exitCode: 0, inputs: [{ shape: [2], features: ['a', 'b'] }] });
    expect(found.notes).toEqual(expect.arrayContaining(notes));
  });

  test('10,000 columns', async () => {
    const row = (first: number) => Array.from({ length: 9_999 }, (_, column) => first + column).join(',');
    const names = Array.from({ length: 9_999 }, (_, column) => `c${column}`).join(',');
    const rows = Array.from({ length: 12 }, (_, index) => `${row(index)},${index}`).join('\n');
    expect(await inspect(workplace.write('wide.csv', `${names},y\n${rows}\n`))).toMatchObject({ inputs: [{ shape: [9_999] }] });
  });

  test('a corrupt image among good ones', async () => {
    const picture = readFileSync(join(FIXTURES, 'pictures/rgb.png'));
    for (const label of ['cat', 'dog']) {
      mkdirSync(workplace.path(`pets/${label}`), { recursive: true });
      for (const name of ['1', '2', '3', '4', '5', '6']) workplace.write(`pets/${label}/${name}.png`, picture);
    }
    workplace.write('pets/cat/7.png', picture.subarray(0, 40));
    const { notes, samples } = await inspect(`images:${workplace.path('pets')}`);
    expect(notes).toEqual(['Skipped 1 images that cannot be read: cat/7.png.']);
    expect(samples.train + samples.validation + samples.test).toBe(12);
  });
});

/** Expects every command that reads the data to fail with the same error. */
async function expectRefusal(spec: string, code: string, says: RegExp): Promise<void> {
  const graph = examplePath('iris');
  const error = { code, message: expect.stringMatching(says) };
  const inspected = await workplace.run(['datasets', 'inspect', spec, '--json']);
  expect(inspected.json()).toEqual({ error: expect.objectContaining(error) });
  const trained = await workplace.run(['train', graph, '--data', spec, '--json']);
  expect(trained.json()).toEqual({ type: 'error', error: expect.objectContaining(error) });
  for (const { exitCode, stderr } of [inspected, trained]) {
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toMatch(/\n\s+at /);
  }
  const checked = await workplace.run(['check', graph, '--data', spec, '--json']);
  expect(checked.exitCode).toBe(1);
  expect(checked.json()).toMatchObject({ ok: false, diagnostics: expect.arrayContaining([expect.objectContaining({ code })]) });
}
