import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { examplePath, Workplace } from './testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

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
      what: 'text that is not UTF-8',
      file: 'g.csv',
      content: Buffer.from(`${GOOD_ROWS}7,8,gr\u00fcn\n`, 'latin1'),
      code: 'dataset.encoding',
      says: /line 5.*byte 0xFC at offset 40.*encoding=windows-1252/,
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

  test('a missing file', async () => {
    await expectRefusal(workplace.path('none.csv'), 'dataset.missingFile', /none\.csv/);
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
